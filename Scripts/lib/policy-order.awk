# SPDX-License-Identifier: GPL-3.0-or-later
# Rows of policy-order.csv from the rates that were found, and summary.csv and differences.csv of the comparison at them; -v regime=
# and -v money= go before them.
FNR == 1 { file++ }
file == 1 {
  policy = $0; sub(/ .*/, "", policy)
  names[++count] = policy
  if (NF > 1) { key[policy] = $2; rate[policy] = $2; sub(/^ */, "", key[policy]); sub(/:.*/, "", key[policy]); sub(/.*: */, "", rate[policy]) }
  next
}
file == 2 { if ($1 == "none" && $2 == "welfare") without = $3; next }
$3 == "welfare" { welfare[$1] = $4; low[$1] = $6; high[$1] = $7; replicates = $8 }
# Money moved is a cost of the policy maker, its revenue, or what creators lose.
$3 == "policy_balance" && $1 != "royaltyCap" || $3 == "royalties" && $1 == "royaltyCap" {
  sign = $4 < 0 ? -1 : 1
  moved[$1] = sign * $4; least[$1] = sign * (sign > 0 ? $6 : $7); most[$1] = sign * (sign > 0 ? $7 : $6)
}
END {
  published["subsidy"] = 0.031; published["disclosure"] = 0.024; published["royaltyCap"] = 0.012
  for (i = 1; i <= count; i++) {
    p = names[i]; rank = 1
    for (j = 1; j <= count; j++) if (welfare[names[j]] > welfare[p]) rank++
    printf "%s,%s,%s,%s,%s,%.6g,%.6g,%.6g,%.6g,%.6g,%.6g,%.4g,%d,%s,%d\n", regime, money, p, (key[p] == "" ? "" : "policy." key[p]), rate[p],
      moved[p], least[p], most[p], welfare[p], low[p], high[p], 100 * welfare[p] / without, rank, published[p], replicates
  }
}
