import { answerLooks } from './answer-looks.js';
import { lookAtPicture } from './look-at-picture.js';

// A thread of its own: whatever a stranger's picture makes the decoders do, it ends with the thread.
answerLooks((bytes) => lookAtPicture(Buffer.from(bytes)));
