// SPDX-License-Identifier: GPL-3.0-or-later

import GSL

/// The macroeconomic series of Longley, "An appraisal of least squares programs for the electronic computer from the
/// point of view of the user", Journal of the American Statistical Association 62, 1967.
enum Longley {
  /// People employed in the United States in each year, thousands.
  static let employed: [Double] = [
    60_323, 61_122, 60_171, 61_187, 63_221, 63_639, 64_989, 63_761, 66_019, 67_857, 68_169, 66_513, 68_655, 69_564,
    69_331, 70_551,
  ]

  /// The prices of the gross national product, that product, the unemployed, the armed forces, the population and the
  /// year.
  static let series: [[Double]] = [
    [83, 234_289, 2_356, 1_590, 107_608, 1_947], [88.5, 259_426, 2_325, 1_456, 108_632, 1_948],
    [88.2, 258_054, 3_682, 1_616, 109_773, 1_949], [89.5, 284_599, 3_351, 1_650, 110_929, 1_950],
    [96.2, 328_975, 2_099, 3_099, 112_075, 1_951], [98.1, 346_999, 1_932, 3_594, 113_270, 1_952],
    [99, 365_385, 1_870, 3_547, 115_094, 1_953], [100, 363_112, 3_578, 3_350, 116_219, 1_954],
    [101.2, 397_469, 2_904, 3_048, 117_388, 1_955], [104.6, 419_180, 2_822, 2_857, 118_734, 1_956],
    [108.4, 442_769, 2_936, 2_798, 120_445, 1_957], [110.8, 444_546, 4_681, 2_637, 121_950, 1_958],
    [112.6, 482_704, 3_813, 2_552, 123_366, 1_959], [114.2, 502_601, 3_931, 2_514, 125_368, 1_960],
    [115.7, 518_173, 4_806, 2_572, 127_852, 1_961], [116.9, 554_894, 4_007, 2_827, 130_081, 1_962],
  ]

  /// The design of the published regression: an intercept and all six series.
  static let design = Matrix(series.map { [1] + $0 })

  /// A well-conditioned design: an intercept, the unemployed and the armed forces.
  static let small = Matrix(series.map { [1, $0[2], $0[3]] })
}
