# SPDX-License-Identifier: GPL-3.0-or-later
# Rows of foresight.csv from the periods.csv of a comparison whose scenarios are named POLICY-FORESIGHT; learner, cost and pricing are set
# before. Goes with student.awk.
# Shares, models and welfare are means over a replicate's periods, *_final are values of the last one. `difference` is that to
# foresight 0, paired by replicate. Rows of policy `effect` tell what the policy does: subsidy less none, paired by replicate.
BEGIN {
  OFS = ","
  count = split("contamination fidelity kl_divergence wasserstein2 model_quality human_records synthetic_records spend certified_share " \
    "loss_information welfare fidelity_final active_sellers_final discounted_buyer_utility_final", metrics, " ")
  split("none subsidy effect", policies, " ")
  levels = split("0 0.5 1", foresight, " ")
}

NR == 1 { for (i = 1; i <= NF; i++) place[$i] = i; next }

{
  r = $place["replicate"]
  if (!(r in number)) { number[r] = ++size }
  r = number[r]
  periods[$1, r]++
  for (m = 1; m <= count; m++) {
    final = sub(/_final$/, "", metrics[m])
    if (final) isFinal[m] = 1
    x = $place[metrics[m]]
    if (x == "") { missing[$1, m] = 1; continue }
    value[$1, r, m] = m in isFinal ? x : value[$1, r, m] + x
  }
}

function of(policy, level, r, m,    name) {
  if (policy == "effect") return of("subsidy", level, r, m) - of("none", level, r, m)
  name = policy "-" level
  return m in isFinal ? value[name, r, m] : value[name, r, m] / periods[name, r]
}

# Mean and 95% interval of what is in `values`.
function interval(    i, mean, square, half) {
  mean = square = 0
  for (i = 1; i <= size; i++) mean += values[i] / size
  for (i = 1; i <= size; i++) square += (values[i] - mean) ^ 2
  half = student(size - 1) * sqrt(square / (size - 1) / size)
  return sprintf("%.6g,%.6g,%.6g", mean, mean - half, mean + half)
}

END {
  for (p = 1; p <= 3; p++) for (l = 1; l <= levels; l++) for (m = 1; m <= count; m++) {
    policy = policies[p]; level = foresight[l]
    absent = 0
    for (q = 1; q <= 2; q++) for (k = 1; k <= levels; k++) if ((policies[q] "-" foresight[k], m) in missing) absent = 1
    if (absent) continue
    for (r = 1; r <= size; r++) values[r] = of(policy, level, r, m)
    line = interval()
    for (r = 1; r <= size; r++) values[r] = of(policy, level, r, m) - of(policy, 0, r, m)
    print learner, cost, pricing, policy, level, metrics[m] (m in isFinal ? "_final" : ""), line, interval(), size
  }
}
