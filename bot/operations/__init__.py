"""Operations: what keeps a bot running from one machine, version and year to the next."""
