# SPDX-License-Identifier: GPL-3.0-or-later
# Reads periods.csv at one royalty rate after another (rate=R before each file) and prints, for each rate, creators' shares of the
# money along the chain with 95% intervals over replicates, then the rate at which they stop falling. Shares of a replicate are
# means over its periods. Needs student.awk.
BEGIN { OFS = ","; count = split("inputs models synthetic", stages, " ") }

FNR == 1 { rates[++files] = rate; split("", place); for (i = 1; i <= NF; i++) place[$i] = i; next }

{
  replicate = $place["replicate"]; if (replicate > last) last = replicate
  for (i = 1; i <= count; i++) {
    value = $place["equity_share_" stages[i]]
    if (value != "") { sum[files, replicate, i] += value; n[files, replicate, i]++ }
  }
}

function share(file, replicate, stage) {
  return n[file, replicate, stage] ? sum[file, replicate, stage] / n[file, replicate, stage] : 0
}

function row(rate, quantity, values, size,  i, mean, square, half) {
  if (size < 2) { print "\"" setting "\"", regime, kind, rate, quantity, "", "", "", size + 0; return }
  for (i = 1; i <= size; i++) mean += values[i] / size
  for (i = 1; i <= size; i++) square += (values[i] - mean) ^ 2
  half = student(size - 1) * sqrt(square / (size - 1) / size)
  printf "\"%s\",%s,%s,%s,%s,%.6g,%.6g,%.6g,%d\n", setting, regime, kind, rate, quantity, mean, mean - half, mean + half, size
}

# Prints the rate at which the share of a stage reaches that of another, if it does in every replicate.
function reach(quantity, stage, other,  r, f, found, before, now, crossing) {
  for (r = 1; r <= last; r++) {
    before = now = 0
    for (f = 1; f <= files; f++) {
      now = share(f, r, stage) - share(f, r, other)
      if (now >= 0) break
      before = now
    }
    if (f > files) break
    crossing[++found] = f == 1 ? rates[1] : rates[f - 1] + (rates[f] - rates[f - 1]) * before / (before - now)
  }
  row("", quantity, crossing, found == last ? found : 0)
}

END {
  for (f = 1; f <= files; f++) {
    for (i = 1; i <= count; i++) {
      for (r = 1; r <= last; r++) values[r] = share(f, r, i)
      row(rates[f], "equity_share_" stages[i], values, last)
    }
    for (i = 2; i <= count; i++) {
      for (r = 1; r <= last; r++) values[r] = share(f, r, i) - share(f, r, i - 1)
      row(rates[f], "step_to_" stages[i], values, last)
    }
  }
  if (kind == "models") reach("models_reach_inputs", 2, 1)
  else {
    reach("synthetic_reaches_models", 3, 2)
    reach("synthetic_reaches_inputs", 3, 1)
  }
}
