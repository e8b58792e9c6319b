/** What can be said about the text of a profile, before it is looked at as one. */
export const text = {
  'profile.too-big': {
    severity: 'error',
    say: (a: { path: string; bytes: number; limit: number }) =>
      `${a.path} is too big: ${a.bytes} bytes; a profile has ${a.limit} at most. Is it the right file?`,
  },
  'profile.not-text': {
    severity: 'error',
    say: (a: { path: string }) =>
      `${a.path} is no UTF-8 text. Open it in a text editor and save it with the encoding UTF-8.`,
  },
  'profile.empty': {
    severity: 'error',
    say: (_: Record<string, never>) =>
      'The profile is empty. It needs at least "product", "explain" and "kexts"; "kextguide init" writes one with the gaps marked.',
  },
  'profile.no-map': {
    severity: 'error',
    say: (a: { found: string; spaceless: boolean }) =>
      `The profile must be a map with keys such as "product" and "kexts"; found ${a.found}.${
        a.spaceless
          ? ' A colon after a key needs a space behind it.'
          : ' Start it with a key such as "product:".'
      }`,
  },
  'profile.several-documents': {
    severity: 'error',
    say: (_: Record<string, never>) =>
      'A second profile starts here: a line "---" separates them. A file holds one; put the other into its own file.',
  },
  'profile.syntax': {
    severity: 'error',
    say: (a: { kind: SyntaxKind; detail: string }) => SYNTAX[a.kind](a.detail),
  },
  'profile.duplicate-key': {
    severity: 'error',
    say: (a: { key: string; line: number }) =>
      `The key "${a.key}" is here a second time; the first is in line ${a.line}. Keep one of them.`,
  },
  'profile.reserved-key': {
    severity: 'error',
    say: (a: { key: string }) => `The key "${a.key}" is not allowed anywhere. Remove it.`,
  },
  'profile.tag': {
    severity: 'error',
    say: (a: { tag: string }) =>
      `"${a.tag}" is a YAML tag, and a profile has no tags. If it belongs to the text, put the text in quotes.`,
  },
  'profile.alias': {
    severity: 'error',
    say: (a: { name: string; loop: boolean }) =>
      a.loop
        ? `"*${a.name}" stands inside the part that it repeats, so it would never end. Remove it.`
        : `"*${a.name}" repeats a part that is marked "&${a.name}", and there is none before it. If the star belongs to the text, put the text in quotes.`,
  },
  'profile.alias-limit': {
    severity: 'error',
    say: (a: { limit: number }) =>
      `The profile repeats parts of itself too often by "*name": ${a.limit} times at most. Write them out.`,
  },
  'profile.too-deep': {
    severity: 'error',
    say: (a: { limit: number }) =>
      `Lists and maps lie too deep in each other: ${a.limit} levels at most. A profile never needs more than five.`,
  },
} as const;

export type SyntaxKind =
  | 'tab'
  | 'symbol'
  | 'colon'
  | 'indent'
  | 'no-colon'
  | 'quote-open'
  | 'after-value'
  | 'escape'
  | 'bracket'
  | 'comma'
  | 'list-in-line'
  | 'comment'
  | 'key'
  | 'other';

/** What to do about a mistake that is against the rules of YAML itself. */
const SYNTAX: Record<SyntaxKind, (detail: string) => string> = {
  tab: () => 'A tab indents this line, and YAML allows only spaces there. Replace the tab by spaces.',
  symbol: (detail) => `A value cannot start with ${detail} in YAML. Put the whole value in quotes.`,
  colon: () =>
    'There is a second ": " in this line, or the next line is indented as if it belonged here. Put a value that holds ": " in quotes; give keys of one map the same indent.',
  indent: () =>
    'This line is indented neither like the lines above nor like a part of them. Give it the same indent as its neighbours.',
  'no-colon': () =>
    'This line is neither "key: value" nor a part of the value above. Is a colon missing, or an indent?',
  'quote-open': (detail) => `The text that starts here has no closing ${detail}. Add it.`,
  'after-value': () =>
    'Something follows a value that is complete. If it belongs to the value, put the whole value in quotes.',
  escape: (detail) =>
    `"${detail}" means nothing in a text in double quotes. Write "\\\\" for a backslash, or use single quotes.`,
  bracket: (detail) => `A closing ${detail} is missing here. Add it.`,
  comma: () => 'A comma or a bracket is missing or too much here. Separate the entries by one comma each.',
  'list-in-line': () =>
    'A list that is written with "-" starts in a new line, one entry a line. Or write it in brackets: [one, two].',
  comment: () =>
    'A comment needs a space before its #. If the # belongs to the value, put the value in quotes.',
  key: () => 'A key must be plain text in one line, followed by a colon.',
  other: (detail) => `This is not valid YAML: ${detail}.`,
};
