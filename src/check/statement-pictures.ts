/**
 * The pictures of the lab's own statement, of all its years: many hand-ins still have them, no deliverable is among them, and
 * to look at them would take longer than at all the others.
 */
export function isStatementPicture(sha256: string): boolean {
  return digests.has(sha256);
}

const digests = new Set([
  // The architectures before and after the lab.
  '553ec59bf1222fc5c8316cf5f36c7778fcb91795568810c739e6503e1efa9266',
  'b5a708b80b723978c3ed1f9a9ac9ba0fa335e4707886299fdebaaced2834c56b',
  '7f6fe1c98149753b6454733090516d5f566a1bf29fd356c014ddbc0e0c01268f',
  '34aa632c346eaa4bd20020bd79c7cda51765306f2a04632d1a37e38271be3221',
  '01aa27b7a8d70341c7f988a4904c0edee9204f303f9e9c7d2149584ea5f13c40',
  '8569550254057b9e3061899a5dd53eac1a25e5234849578ed3607fe5ef85bb1b',
  // The nodes with and without Serf.
  '62445f4146724035d9b60300c30116c1332930059c503ed2af3153e403dac016',
  '69d87d8f1a840674336326885dd8bd80dc80a5c1358224378c986ce88432d4f6',
  // The images and what they are built of.
  'd9ddb3e06ca65e0b755447259a72f41a8cba0db1c4c6cd48edcb6ba712e67d29',
]);
