import { id, type Flood } from './flood.js';

/** Floods of what people write in a report, each below the title of a task. */
export const writtenFloods: readonly Flood[] = [
  ...at('report-line divide-report html-markdown', {
    fences: () => '```',
    comments: () => '<!--',
    'comments of Markdown': (index) => `[//]: # (comment ${index})`,
    'comments of Markdown that never end': (index) => `[//]: # (comment ${index}`,
    'gaps of a built report': (index) => `> [!WARNING]\n> **T${index}** x\n> → \`ait-lab run\``,
    tables: (index) => `| a ${index} | b | c |`,
    quotes: (index) => `> > > text ${index}`,
    brackets: () => '['.repeat(7900),
    'words beyond ASCII': () => 'éàü '.repeat(1900),
  }),
  ...at('found-capture recognise', {
    'blocks of code': (index) => `\`\`\`\n${id(index)}\n\`\`\``,
    'logs in code': (index) => `\`\`\`\n==> Serf agent running!\n         Node name: '${id(index)}'\n\`\`\``,
    'listings between titles': (index) => `# Task 5\n\n${id(index)}\n`,
  }),
  ...at('section-marks report-title report-place judge-chapters report-text', {
    headings: (index) => `## Task ${index % 7}`,
    'titles with errors': () => `## ${'introductian '.repeat(8)}`,
    'titles of chapters': () => `# ${'Task conclusion introduction '.repeat(4)}`,
    'bold titles of tasks': (index) => `**Task ${index % 7}**\n\n## Task ${index % 7}`,
    'bold titles': (index) => `**Deliverable ${1 + (index % 4)}**\n\ntext`,
    'marks of a table of contents': () => '[TOC]',
    'lines of a table of contents': (index) => `Task ${index % 7} ${'.'.repeat(100)} ${index}`,
    'what is still to do': (index) => `## TODO ${index}\nTODO`,
    'words about what is to do': () => 'We did the TODO of it, "TODO: [GEN]" and TODO TODO. '.repeat(30),
  }),
  ...at('own-text find-answer lab-question question-label judge-answers judge-optional copied-text', {
    answers: (index) =>
      `M${1 + (index % 6)}. We think that the supervisor process s6 is a problem of node ${index}, because it is hardcoded.`,
    questions: (index) =>
      `${index % 7}.${1 + (index % 4)} Describe your difficulties for this task and your understanding of what is happening during this task.`,
    'items of a list': (index) => `${1 + (index % 6)}. item`,
    sentences: (index) => `a${index}. b? c! d: `,
    'sentences on one line': () => 'ab. '.repeat(1990),
    'words of prose': (index) => `the a an of to and or in on is are was ${index}`,
    'words with colons': () => 'a: '.repeat(600),
  }),
  ...at('report-links link-target links', {
    links: (index) => `[a](logs/x${index}.log)`,
    'links of spaces': () => `[a](${' '.repeat(200)}b`,
    'links on one line': () => '[](a)'.repeat(1590),
    'definitions of links': (index) => `[a${index}]: logs/b${index}.log`,
    'links by reference': (index) => `[a][x${index}] ![b][y${index}]`,
    'links to folders above': () => `[a](${'../'.repeat(1300)}b)`,
    'links of many spaces': (index) => `![a](${'b c '.repeat(200)}${index}.png)`,
    'links in HTML': () => '<a href=a>'.repeat(790),
    addresses: () => 'http://a.bc '.repeat(660),
  }),
  ...at('judge-screenshots pictures-of pictures unshown-pictures html-markdown', {
    pictures: (index) => `![x](images/a${index}.png)`,
    'links to pictures': (index) => `[docker ps and the nodes](images/a${index}.png)`,
    'pictures on one line': () => '![](a)'.repeat(1300),
    'pictures of one file': () => '![docker ps of the nodes](images/a.png)',
    'headings in HTML': (index) => `<h2>Task ${index % 7}</h2><p>text ${index}</p><img src="a${index}.png">`,
  }),
  ...at('judge-repository own-repository', {
    repositories: (index) => `https://github.com/me${index}/Teaching-HEIGVD-AIT-2019-Labo-Docker`,
    'repositories on one line': () => 'git.abc.de/f/g '.repeat(500),
  }),
];

function at(reaches: string, lines: Readonly<Record<string, Flood['line']>>): Flood[] {
  return Object.entries(lines).map(([name, line]) => ({ name, reaches, path: 'report/report.md', line }));
}
