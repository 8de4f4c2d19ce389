# SPDX-License-Identifier: GPL-3.0-or-later
# A row of best-policy.csv from the optimum.csv of a search over one rate; -v setting= goes before it.
{ gsub(/"closed form, KL frozen"/, "frozen"); gsub(/"closed form, KL responding"/, "responding") }
NR > 1 { for (i = 2; i <= NF; i++) field[$1, i] = $i }
function shares(point, first,   i, row) {
  for (i = first; i < first + 3; i++)
    row = row "," (field[point, i] == "" ? "" : sprintf("%.4g", 100 * field[point, i] / field["no policy", 7]))
  return row
}
END {
  row = setting "," field["best", 2] "," field["best", 3] "," field["best", 4] "," field["best", 5]
  row = row "," field["frozen", 2] "," field["responding", 2] "," field["responding", 6]
  row = row shares("best", 10) shares("frozen", 10) shares("responding", 10) shares("frozen", 13) shares("responding", 13)
  print row "," field["best", 16]
}
