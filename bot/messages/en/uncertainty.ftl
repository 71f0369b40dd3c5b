# How far off a calculation may be: always an estimate.
uncertainty-range = Estimated range{ $measure ->
    [none] {""}
   *[other] {" "}of { $measure }
  }: { $range }, in eight draws of ten.
uncertainty-measure = { $measure }: P10 { $low }, P50 { $median }, P90 { $high }{ $unit }
uncertainty-positive = Above zero in { $share } of the draws.
uncertainty-drawn = Estimates from 20,000 draws of: { $inputs }.
uncertainty-swing = { $input } from { $low } to { $high }: { $at_low } to { $at_high }
uncertainty-none = No input of this calculation was drawn.
uncertainty-never = never
measure-value = result
measure-npv = NPV
measure-payback = payback
measure-margin = margin
measure-homes = homes
list-separator = ; {""}
