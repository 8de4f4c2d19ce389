# SPDX-License-Identifier: GPL-3.0-or-later
# Reads starts.csv and then equilibria.csv of a search and prints a row for each equilibrium, or one with the place of the equilibrium
# empty where none was found: there contamination and fidelity are means over where the starts ended. Variable: cell (what was
# searched, the first columns).
FNR == 1 {
  file++
  split("", place)
  for (i = 1; i <= NF; i++) place[$i] = i
  next
}

file == 1 {
  starts++
  if ($place["equilibrium"] == "") failed++
  contamination += $place["contamination"]; fidelity += $place["fidelity"]
  next
}

{
  row[++found] = sprintf("%d,%d,%s,%.3f,%.4f,%.4f,%.5g", $place["equilibrium"], $place["starts"], $place["stable"], \
    $place["spectral_radius"], $place["contamination"], $place["fidelity"], $place["active_sellers"])
}

END {
  before = cell "," starts "," failed + 0 "," found + 0 ","
  for (i = 1; i <= found; i++) print before row[i]
  if (!found) printf "%s,,,,%.4f,%.4f,\n", before, contamination / starts, fidelity / starts
}
