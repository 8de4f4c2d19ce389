// SPDX-License-Identifier: GPL-3.0-or-later

import Luck
import Testing

@testable import Market

struct KeptOffersTests {
  @Test func `what is kept is the head of a full sort, ties by offer, in whatever order it comes`() {
    var draws = Luck(seed: 3, replicate: 0).key(.candidate).draws
    for room in [0, 1, 2, 7, 40, 200] {
      for values in [3, 1_000] {
        let choices = (0..<150).map { offer in
          Choice(offer: Int32(offer), price: 0, value: 0, order: Double(draws.index(below: values)))
        }
        let sorted = choices.sorted { $0.order != $1.order ? $0.order > $1.order : $0.offer < $1.offer }
        var kept = KeptOffers()
        kept.open(room: 5)
        kept.insert(choices[0])
        kept.open(room: room)
        for place in 0..<150 { kept.insert(choices[place * 77 % 150]) }
        if room > 0 { #expect(kept.floor == sorted[min(room, 150) - 1].order) }
        #expect(kept.isFull == (room <= 150))
        kept.rank()
        #expect(kept.choices.map(\.offer) == sorted.prefix(room).map(\.offer))
      }
    }
  }
}
