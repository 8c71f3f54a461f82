import { questions } from './sentences.js';

/** A statement with the marks and the size of the lab's own, in words made up here. */
export function statementText(): string {
  const padding = Array.from(
    { length: 900 },
    (_, index) =>
      `Step ${String(index + 1)} of the exercise asks you to read page ${String(index + 3)} of the manual first.\n`,
  ).join('\n');
  return `title: Lab 04 - Docker
---

## Lab 04 - Docker

#### Pedagogical objectives

* Learn to look after containers that come and go

#### Instructions for the lab report

Write down what you did and why.

#### Preparations

${padding}

#### Task 0: Questions

${Object.entries(questions)
  .map(([id, question]) => `1. <a name="${id}"></a>**[${id}]** ${question}\n`)
  .join('\n')}`;
}
