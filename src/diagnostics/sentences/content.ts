/** What can be said about topics, terms, strings, templates and flow.yaml. */
export const content = {
  'content.no-topic': {
    severity: 'error',
    say: (a: { topic: string; locale: string; suggestion?: string | undefined }) =>
      `There is no topic "${a.topic}" in ${a.locale}.${meant(a.suggestion)} Write ${a.locale}/topics/${a.topic}.md in your content folder.`,
  },
  'content.unknown-file': {
    severity: 'warning',
    say: (a: { name: string; suggestion?: string | undefined }) =>
      `Nothing reads "${a.name}": a content folder changes what has the name of one of our files.${meant(a.suggestion)} Rename it, or take it out.`,
  },
  'content.unused-files': {
    severity: 'info',
    say: (a: { names: readonly string[] }) =>
      `The content folder also holds ${several(a.names)}: no file of ours has such a name, so nothing of a guide changes.`,
  },
  'content.unknown-key': {
    severity: 'warning',
    say: (a: { kind: 'string' | 'term'; key: string; suggestion?: string | undefined }) =>
      `There is no ${a.kind} "${a.key}", and nothing of yours uses one, so this changes nothing.${meant(a.suggestion)} Rename it, or remove it.`,
  },
  'content.unknown-topic': {
    severity: 'warning',
    say: (a: { topic: string; suggestion: string }) =>
      `No step says the topic "${a.topic}".${meant(a.suggestion)} Rename the file; or, if it is a step of your own, name it in "extra".`,
  },
  'content.unused-topic': {
    severity: 'info',
    say: (a: { topic: string }) =>
      `No step says the topic "${a.topic}". If it is a step of your own, name it in "extra".`,
  },
  'content.no-picture': {
    severity: 'error',
    say: (a: { name: string; suggestion?: string | undefined }) =>
      `There is no picture "${a.name}".${meant(a.suggestion)} Write templates/pictures/${a.name}.hbs in your content folder, or take the line out.`,
  },
  'content.no-language': {
    severity: 'error',
    say: (a: { locale: string; suggestion?: string | undefined; known: readonly string[] }) =>
      `There is no content in the language "${a.locale}".${meant(a.suggestion)} Known: ${a.known.join(', ')}. Take it out of "locales", or add a folder ${a.locale}/ to your content folder.`,
  },
  'content.yaml': {
    severity: 'error',
    say: (a: { reason: string }) => `This file is not valid YAML: ${a.reason}`,
  },
  'content.invalid': {
    severity: 'error',
    say: (a: { key: string; reason: string }) => `${a.key || 'The file'}: ${a.reason}.`,
  },
  'content.unknown-directive': {
    severity: 'error',
    say: (a: { name: string; allowed: readonly string[] }) =>
      `There is no block "${a.name}". Use one of ${a.allowed.join(', ')}, or put a space before the colons to keep them as text.`,
  },
  'content.open-directive': {
    severity: 'error',
    say: (a: { name: string }) =>
      `The block ":::${a.name}" is never closed. Put a line of as many colons behind its last line.`,
  },
  'content.no-term': {
    severity: 'error',
    say: (a: { name: string; family: string; suggestion?: string | undefined }) =>
      `There is no term "${a.name}" for ${a.family}.${meant(a.suggestion)} The terms stand in terms.yaml.`,
  },
  'content.no-value': {
    severity: 'error',
    say: (a: { name: string; known: readonly string[] }) =>
      `There is no value "${a.name}" here. Values of this guide: ${a.known.join(', ')}. Put the sentence into a ":::when" block if it may be missing.`,
  },
  'content.bad-when': {
    severity: 'error',
    say: (a: { fact: string; value?: string; allowed: readonly string[] }) =>
      a.value === undefined
        ? `":::when" knows no fact "${a.fact}". Facts: ${a.allowed.join(', ')}.`
        : `The fact "${a.fact}" cannot be "${a.value}". It can be ${a.allowed.join(', ')}.`,
  },
  'content.no-string': {
    severity: 'error',
    say: (a: { key: string; locale: string }) =>
      `There is no string "${a.key}" in ${a.locale}. Add it to ${a.locale}/strings.yaml.`,
  },
  'content.bad-string': {
    severity: 'error',
    say: (a: { key: string; locale: string; reason: string }) =>
      `The string "${a.key}" in ${a.locale} is no valid message: ${a.reason}`,
  },
  'content.bad-template': {
    severity: 'error',
    say: (a: { name: string; reason: string }) => `The template ${a.name} cannot be used: ${a.reason}`,
  },
  'content.no-heading': {
    severity: 'error',
    say: (a: { topic: string }) => `The topic "${a.topic}" must begin with a heading: "# What to do".`,
  },
  'content.unsure-terms': {
    severity: 'info',
    say: (a: { locale: string; terms: readonly string[] }) =>
      `Words of macOS that are not confirmed for every version (${a.locale}): ${a.terms.join(', ')}. The steps also say where they stand on the screen.`,
  },
} as const;

/** The first of many names: a folder may hold thousands. */
function several(names: readonly string[]): string {
  const shown = names.slice(0, 5);
  const more = names.length - shown.length;
  return LIST.format(more > 0 ? [...shown, `${more} more`] : shown);
}

const LIST = new Intl.ListFormat('en');

function meant(suggestion: string | undefined): string {
  return suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
}
