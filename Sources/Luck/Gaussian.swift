// SPDX-License-Identifier: GPL-3.0-or-later

extension Draws {
  /// The next normal deviate with mean 0 and standard deviation 1.
  ///
  /// The ziggurat method with 256 layers. Unlike the usual form it keeps 53 random bits in every deviate, so that two
  /// agents practically never draw the same one. Nearly always one word is drawn; sometimes more.
  ///
  /// Source: Marsaglia and Tsang, "The ziggurat method for generating random variables", Journal of Statistical
  /// Software 5(8), 2000; Doornik, "An improved ziggurat method", 2005, on the independence of layer and position.
  public mutating func gaussian() -> Double {
    while true {
      let word = next()
      // The low 8 bits choose the layer, the upper 54, as a signed number, the position and the side.
      let layer = Int(truncatingIfNeeded: word & 0xFF)
      let outer = Ziggurat.edges[layer]
      let inner = Ziggurat.edges[layer + 1]
      let deviate = Double(Int64(bitPattern: word) &>> 10) * 0x1p-53 * outer
      if deviate.magnitude < inner { return deviate }
      if layer == 0 { return gaussianTail(negative: deviate < 0) }
      let lower = Ziggurat.height(outer)
      let upper = Ziggurat.height(inner)
      if lower + uniform() * (upper - lower) < Ziggurat.height(deviate) { return deviate }
    }
  }

  /// A normal deviate beyond the outermost layer, by Marsaglia's method (1964).
  mutating func gaussianTail(negative: Bool) -> Double {
    let start = Ziggurat.edges[1]
    while true {
      let excess = exponential() / start
      if 2 * exponential() > excess * excess { return negative ? -(start + excess) : start + excess }
    }
  }
}
