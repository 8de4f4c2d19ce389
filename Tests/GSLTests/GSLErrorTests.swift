// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import GSL

struct GSLErrorTests {
  @Test func `success passes and a failure carries its code and the library's message`() throws {
    try check(0, "testing")
    let error = try #require(throws: GSLError.self) { try check(11, "testing") }
    #expect(error.code == .maximumIterations)
    #expect(error.description == "testing: exceeded max number of iterations")
  }

  @Test func `a status without a name of its own is still a failure`() throws {
    for status: Int32 in [-1, -2, 3, 32] {
      let error = try #require(throws: GSLError.self) { try check(status, "testing") }
      #expect(error.code == .other)
      #expect(error.message.hasSuffix("(status \(status))"))
    }
  }

  @Test func `an allocator that returns nothing is out of memory`() throws {
    #expect(try allocated(Optional(5), "testing") == 5)
    let error = try #require(throws: GSLError.self) { _ = try allocated(Int?.none, "testing") }
    #expect(error.code == .noMemory)
  }

  @Test func `the library is a 2.x release`() {
    #expect(GSLLibrary.version.hasPrefix("2."))
  }
}
