// Some functions are carried out by the browser, here and in the tests: they are checked against what it has.
/// <reference lib="dom" />
