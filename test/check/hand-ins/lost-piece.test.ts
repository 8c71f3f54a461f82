import { describe, it } from 'node:test';
import { assertCaptured } from './assert-statuses.js';
import { namingNames, plain } from './description.js';
import { makeDraft, type Description } from './draft.js';
import { pieceItems, pieces } from './piece.js';
import { putTogether } from './put-together.js';

for (const [index, naming] of namingNames.entries()) {
  const eras = ['docker run', 'docker-compose'] as const;
  for (const era of index === 0 ? eras : [eras[index % 2] ?? 'docker run']) {
    const description: Description = { ...plain, naming, era };

    describe(`a captured file that is lost, of the names “${naming}” and ${era}`, () => {
      for (const piece of pieces) {
        it(`takes exactly its own item with it: ${piece} (${naming}, ${era})`, () => {
          const draft = makeDraft(description);
          draft.pieces.delete(piece);
          assertCaptured(putTogether(draft), { [pieceItems[piece]]: 'missing' });
        });
      }
    });
  }
}

const namesThatTell = [
  'of ait-lab itself',
  'English sentences',
  'French',
  'camel case without extension',
  'services of docker-compose',
  'step numbers',
] as const;

for (const naming of namesThatTell) {
  describe(`a captured file of 0 bytes, of the names “${naming}”`, () => {
    for (const piece of pieces) {
      it(`is empty, and takes no other item with it: ${piece} (${naming})`, () => {
        const draft = makeDraft({ ...plain, naming });
        draft.pieces.set(piece, { text: '' });
        assertCaptured(putTogether(draft), { [pieceItems[piece]]: 'empty' });
      });
    }
  });
}

describe('a captured file of white space only', () => {
  for (const piece of pieces) {
    it(`is empty: ${piece}`, () => {
      const draft = makeDraft(plain);
      draft.pieces.set(piece, { text: ' \n\n\t\n' });
      assertCaptured(putTogether(draft), { [pieceItems[piece]]: 'empty' });
    });
  }
});

for (const naming of ['of ait-lab itself', 'French', 'services of docker-compose'] as const) {
  describe(`a picture of a terminal in place of a captured text, of the names “${naming}”`, () => {
    for (const piece of pieces) {
      it(`is image-only: ${piece} (${naming})`, () => {
        const draft = makeDraft({ ...plain, naming });
        draft.pieces.set(piece, 'picture of a terminal');
        assertCaptured(putTogether(draft), { [pieceItems[piece]]: 'image-only' });
      });
    }
  });
}
