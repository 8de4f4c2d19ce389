// SPDX-License-Identifier: GPL-3.0-or-later

import Luck
import Testing

struct DrawsTests {
  @Test func `SplitMix64 from 1234567 gives the published words`() {
    var draws = Draws(state: 1_234_567)
    let words = (0..<5).map { _ in draws.next() }
    #expect(
      words == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
      ])
  }

  @Test func `a draw read by its number is the draw met in sequence`() {
    let start = Draws(state: .max - 3)
    var draws = start
    for number in UInt64(0)..<100 { #expect(draws.next() == start.bits(number)) }
    draws = start
    for number in UInt64(0)..<100 { #expect(draws.uniform() == start.uniform(number)) }
    #expect(start == Draws(state: .max - 3), "reading by number moves nothing")
  }

  @Test func `a copy repeats the draws of the original`() {
    var first = Draws(state: 99)
    _ = first.gaussian()
    var second = first
    #expect((0..<50).map { _ in first.gaussian() } == (0..<50).map { _ in second.gaussian() })
  }

  @Test func `uniform numbers never reach 0 or 1, whatever the word`() {
    #expect(Draws.unit(0) == 0x1p-54)
    #expect(Draws.unit(0x7FF) == 0x1p-54, "the low 11 bits do not count")
    #expect(Draws.unit(0x800) == 0x1p-53)
    #expect(Draws.unit(.max) == 1 - 0x1p-53)
    #expect(Draws.unit(1 << 63) == 0.5)
  }

  @Test func `uniform numbers carry 53 random bits`() {
    var draws = Draws(state: 5)
    let odd = (0..<10_000).count { _ in Int64(draws.uniform() * 0x1p53) % 2 == 1 }
    #expect(abs(odd - 5_000) < 200, "4 standard errors of the lowest bit")
  }

  @Test func `an index lies below its bound, at either end of the range of bounds`() {
    var draws = Draws(state: 6)
    for _ in 0..<100 {
      #expect(draws.index(below: 1) == 0)
      #expect((0..<3).contains(draws.index(below: 3)))
      #expect((0..<Int.max).contains(draws.index(below: .max)))
    }
  }

  @Test func `a bound of 0 stops the program`() async {
    await #expect(processExitsWith: .failure) {
      var draws = Draws(state: 1)
      _ = draws.index(below: 0)
    }
  }
}
