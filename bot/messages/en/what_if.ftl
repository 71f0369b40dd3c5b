# What stands under a calculation and what its buttons bring: its views, its inputs, and comparisons.

what-if-range = Range
what-if-chart = Chart
what-if-formula = Formula
what-if-compare = Compare
what-if-result = Result
what-if-table = Table (CSV)
what-if-share = Share
what-if-table-caption = The figures as a table, for a spreadsheet.

what-if-unreadable = I can't read what this button carries. Ask again in words, or send /calc.
what-if-link-unreadable = I can't read the calculation in this link, it may have been cut short.
what-if-none = I have worked nothing out in this conversation yet. Ask for a calculation first, or send /calc.

what-if-swings = What moves it most, each alone:
what-if-before = { $name }: before { $before }, now { $now }
what-if-changed = { $name }: before { $before }, now { $now } ({ $change })
what-if-unchanged = unchanged
what-if-points = { $points } points
what-if-unset = not chosen

what-if-limits = From { $low } to { $high }
what-if-swing = Varied here: { $low } to { $high }
what-if-default = If nothing is said: { $value } ({ $origin })
what-if-one-of = One of: { $choices }

# Calculators in a few words
title-sector-revenue = Sector income
title-site-compare = Mine or lease
title-mining-revenue = Mining revenue
title-breakeven-hashprice = Break-even hashprice
title-colo-lease = Colocation lease
title-lease-rate = Lease rate
title-demand-projection = Demand projection
title-growth-required = Growth required
title-doubling-time = Doubling time
title-share-crossing = Reaching a share
title-site-energy = A site's energy
title-convert = Units
title-time-to-power = Sooner power
title-rerate = Re-rating
title-share-compare = Two figures compared
