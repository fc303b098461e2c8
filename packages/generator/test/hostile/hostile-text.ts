import fc from "fast-check";

/** What ends, opens or hides something in one of the places that text of the metadata gets to. */
const PIECES = [
  ..."\"'`\\/*{}<>@$#;:,.!?-_()[] \n\r\t",
  ..."\u0000\u0085\u00a0\u00ad\u200b\u2028\u2029\u202e\ufeff\ud800\udfff",
  "*/",
  "/*",
  "//",
  "/**",
  "`${",
  "{{{",
  "}}}",
  "{{> header}}",
  "<!--",
  "-->",
  "]]>",
  "</script>",
  "\\u002a/",
  "\\",
  "@deprecated",
  "@internal",
  "@ts-ignore",
  "@ts-nocheck",
  "{@link ",
  "/// <reference path='evil.d.ts' />",
  "import 'evil';",
  "globalThis.pwned = true;",
  "export default 1;",
  "__proto__",
  "constructor",
  "word",
  "漢字",
  "\u{1F600}",
];

/** Text as an attacker would put it into metadata. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 24 })
  .map((pieces) => pieces.join(""));
