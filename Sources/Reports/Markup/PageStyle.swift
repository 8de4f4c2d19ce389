// SPDX-License-Identifier: GPL-3.0-or-later

/// The style sheet of a page: one column on a phone, up to three plots side by side on a desk, no colours that print
/// badly.
enum PageStyle {
  static let sheet = """
    :root { color-scheme: light; }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 75rem; padding: 1rem; background: #fff; color: #1a1a1a;
      font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", "Liberation Sans", "DejaVu Sans", sans-serif; }
    h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; overflow-wrap: anywhere; }
    h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; border-bottom: 2px solid #1a1a1a; }
    h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; overflow-wrap: anywhere; }
    p { margin: .5rem 0; max-width: 48rem; overflow-wrap: anywhere; }
    a { color: #004b80; }
    :focus-visible { outline: 3px solid #004b80; outline-offset: 2px; }
    .skip { position: absolute; left: -100rem; }
    .skip:focus { position: static; }
    nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 1rem 0 0; padding: 0; }
    nav a { display: inline-block; padding: .25rem 0; }
    .note, figcaption { color: #444; font-size: .875rem; }
    .plots { display: grid; gap: 1rem 2rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); }
    .plots article { min-width: 0; max-width: 27rem; }
    figure { margin: 0; }
    svg { display: block; width: 100%; height: auto; font-family: inherit; }
    .chart text { fill: #1a1a1a; font-size: 13px; paint-order: stroke; stroke: #fff; stroke-width: 3px; }
    .plain { max-width: 34rem; }
    .broad { min-width: 40rem; }
    .figure { margin: 0 0 3rem; }
    .figure h3 { font-size: 1.125rem; margin-top: 2rem; }
    .figure .scroll { margin-bottom: .25rem; }
    h4 { font-size: 1rem; margin: .75rem 0 .25rem; overflow-wrap: anywhere; }
    dl { display: grid; grid-template-columns: auto 1fr; gap: .125rem 1rem; margin: .5rem 0; font-size: .875rem; }
    dt { color: #444; }
    dd { margin: 0; max-width: 44rem; overflow-wrap: anywhere; min-width: 0; }
    .claim { border-left: 4px solid #ccc; padding: .125rem 0 .125rem 1rem; margin: 1rem 0; }
    .claim h4 { margin-top: 0; }
    .claim:target { border-left-color: #004b80; background: #f2f7fb; }
    .verdict { display: inline-block; padding: 0 .5rem; border: 1px solid; border-radius: .25rem; font-size: .875rem;
      font-weight: 600; white-space: nowrap; }
    .yes { color: #00543d; background: #e6f4ef; }
    .no { color: #fff; background: #8c3b00; border-color: #8c3b00; }
    .open { color: #444; background: #fff; border-style: dashed; }
    .strand { margin: .5rem 0; }
    .strand > .claim { margin-left: 1rem; }
    .keys { display: flex; flex-wrap: wrap; gap: 0 1rem; list-style: none; margin: .25rem 0; padding: 0;
      color: #1a1a1a; font-size: .875rem; }
    .keys svg { display: inline-block; width: 2rem; height: .75rem; margin-right: .375rem; }
    .scroll { max-width: 100%; overflow-x: auto; margin: .5rem 0 1.25rem; }
    table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
    caption { text-align: left; color: #444; padding: .25rem 0; }
    caption span { display: block; position: sticky; left: 0; max-width: min(48rem, calc(100vw - 2rem)); }
    th, td { padding: .25rem .75rem; text-align: left; vertical-align: top; border-bottom: 1px solid #ccc; }
    th:first-child, td:first-child { padding-left: 0; }
    th.number, td.number { text-align: right; white-space: nowrap; }
    thead th.number { white-space: normal; }
    thead th { border-bottom: 2px solid #1a1a1a; vertical-align: bottom; }
    tbody th { font-weight: 600; }
    th small { display: block; font-weight: 400; color: #444; min-width: 12rem; max-width: 26rem; }
    .hash { font-family: ui-monospace, "Liberation Mono", "DejaVu Sans Mono", monospace; font-size: .75rem;
      overflow-wrap: anywhere; min-width: 16rem; }
    pre { background: #f3f3f3; padding: .75rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere;
      font: .875rem/1.4 ui-monospace, "Liberation Mono", "DejaVu Sans Mono", monospace; }
    .print { display: none; }
    summary { cursor: pointer; padding: .25rem 0; color: #004b80; }
    footer { margin-top: 3rem; }
    @media screen and (min-width: 62rem) {
      .pair { display: grid; grid-template-columns: 30rem minmax(0, 1fr); gap: 0 2rem; }
      .pair h3, .pair .below { grid-column: 1 / -1; }
    }
    @media (max-width: 40rem) {
      th, td { padding: .25rem .5rem; }
      th small { min-width: 8rem; }
      td.word { min-width: 7rem; }
      .verdict { white-space: normal; }
      dl { grid-template-columns: 1fr; gap: 0; }
      dd { margin-bottom: .375rem; }
      .strand > .claim { margin-left: 0; }
    }
    @media print {
      @page { margin: 15mm; }
      html { font-size: 9pt; }
      body { max-width: none; padding: 0; }
      nav, .skip, summary { display: none; }
      .plots { grid-template-columns: 1fr 1fr; }
      details::details-content { display: block; content-visibility: visible; height: auto; }
      .scroll { overflow: visible; }
      .plots details, .wide, .values { display: none; }
      .strand > summary { display: block; list-style: none; color: #1a1a1a; }
      .broad { min-width: 0; }
      .plain { max-width: 110mm; }
      .claim { break-inside: avoid; margin: .5rem 0; padding-left: .5rem; }
      .figure .strand::details-content, #others ~ .strand::details-content { columns: 2; }
      .verdict { font-size: inherit; padding: 0 .25rem; }
      h4 { break-after: avoid; }
      .print { display: block; }
      table { font-size: 7pt; }
      th, td { padding: .1rem .3rem; }
      tr, figure, .plots article { break-inside: avoid; }
      h2, h3 { break-after: avoid; }
      thead { display: table-header-group; }
      pre { border: 1px solid #999; padding: .25rem .5rem; margin: .5rem 0; break-before: avoid; }
    }

    """
}
