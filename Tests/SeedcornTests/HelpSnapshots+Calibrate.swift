// SPDX-License-Identifier: GPL-3.0-or-later

extension HelpSnapshots {
  static let calibrate = """
    OVERVIEW: Find parameters at which the market meets what was measured, and which ones that tells.

    By the simulated method of moments, by rejection from a prior, or both. What a calibration file
    says and what the tables hold: seedcorn describe calibrate

    USAGE: seedcorn calibrate <file> [options]

    ARGUMENTS:
      <file>                  A YAML file with a base scenario, parameters and targets.

    OPTIONS:
      --seed <n>              Name all the luck of the run by this number instead of run.seed.
      --replicates <n>        Play each scenario this often instead of run.replicates.
      --periods <n>           Play this many periods instead of run.periods.
      --set <key=value>       Set a parameter in every scenario, such as sellers.count=500; may be
                              given again.
      --threads <n>           Replicates played at once (default: one per processor).
      --quiet                 Show no progress.
      --out <dir>             Write calibration.csv, fit.csv, moments.csv, posterior.csv and
                              manifest.json to this new folder.
      --force                 Let --out replace an earlier folder of results.
      --version               Show the version.
      -h, --help              Show help information.

    """
}
