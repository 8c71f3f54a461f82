/** A line as a terminal shows it: what a program printed on it, and what was typed after a prompt. */
export interface TerminalLine {
  readonly output: string;
  /** Empty for a prompt at which nothing was typed; `undefined` when no prompt is on the line. */
  readonly command: string | undefined;
}

const typedCommand =
  '(?:sudo\\s{1,4})?(?:docker(?:-compose|\\scompose)?\\s{1,4}(?:ps|logs|inspect|exec|run|stop|start|kill|rm|attach|container|network|images?|build|up|down|cp|restart)\\b|' +
  '(?:cat|ls|ll|more|less|tail|head|cd|curl|nano|vi|vim)\\s{1,4}(?:-\\w{1,6}\\s{1,4})?[./~]|ls\\s{0,4}$|ll\\s{0,4}$|exit\\s{0,4}$|serf\\s{1,4}members|\\./\\w).{0,400}';

/** The command is what the first group holds. Everything is bounded, because a line may say anything. */
const prompts: readonly RegExp[] = [
  // root@4f1c:/# and vagrant@box:~/lab$ and, in zsh, me@mac lab %
  /^\s{0,4}(?:\([\w.-]{1,40}\)\s)?[\w.-]{1,64}@[\w.-]{1,64}(?::|\s)[^#$%>\n]{0,200}[#$%>](?:\s{1,4}(.*))?$/,
  /^\s{0,4}\[[\w.-]{1,64}@[\w.-]{1,64} [^\]]{0,200}\]\s?[#$%](?:\s(.*))?$/,
  /^[\w.-]{1,64}@[\w.-]{1,64} MINGW\d{2}\s.{0,200}()$/,
  /^\s{0,4}(?:PS )?[A-Z]:\\[^>]{0,200}>(.*)$/,
  /^\s{0,4}PS \/[^>]{0,200}>(.*)$/,
  /^\s{0,4}[➜❯λ»]\s(.*)$/,
  /^\s{0,4}(?:ba|z)?sh-\d[\d.]{0,6}[#$]\s?(.*)$/,
  /^\s{0,4}\/[^\s#$]{0,100} [#$](?:\s(.*))?$/,
  /^[\w.-]{1,64}:[^\s#$%]{1,100} [\w.-]{1,40}[$%](?:\s(.*))?$/,
  /^\s{0,4}\$(?:\s{1,4}(.*))?$/,
  /^\s{0,4}[>%]\s{0,4}()$/,
  new RegExp(`^\\s{0,4}(?:[#>%+]\\s{0,4})?(${typedCommand})$`),
];

/** Most lines have neither a prompt's sign nor a command's name, and need no closer look. */
const mayHaveTyped =
  /[$#%>➜❯λ»]|MINGW|^\s{0,4}(?:\+|sudo|docker|cat|ls|ll|more|less|tail|head|cd|curl|nano|vim?|exit|serf|\.\/)/u;

/** A file without a last line end leaves the shell's prompt on its last line. */
const promptAfterOutput = /^(.{1,500}?)(root@[\w.-]{1,64}:[^\s#$]{0,100}[#$](?:\s.{0,200})?)$/;

/** Tells a prompt and what was typed from what a program printed. */
export function readTerminalLine(line: string): TerminalLine {
  if (line.length > 700) return { output: line, command: undefined };
  const typed = typedAfterPrompt(line);
  if (typed !== undefined) return { output: '', command: typed };
  const glued = line.includes('root@') ? promptAfterOutput.exec(line) : null;
  if (glued?.[1] !== undefined && glued[2] !== undefined) {
    return { output: glued[1], command: typedAfterPrompt(glued[2]) ?? '' };
  }
  return { output: line, command: undefined };
}

function typedAfterPrompt(line: string): string | undefined {
  if (!mayHaveTyped.test(line)) return undefined;
  for (const prompt of prompts) {
    const match = prompt.exec(line);
    if (match !== null) return (match[1] ?? '').trim();
  }
  return undefined;
}
