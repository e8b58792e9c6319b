/** What can be said about a property list (an Info.plist). `found` is in quotes already, or ready to read. */
export const plist = {
  'plist.too-large': {
    severity: 'error',
    say: (a: { limit: number }) =>
      `The file has more than ${a.limit} bytes; no Info.plist is that large, so it was not read. Check that it is the right file.`,
  },
  'plist.empty': {
    severity: 'error',
    say: (_: { size: number }) => 'The file is empty. Build the bundle again, or copy it again.',
  },
  'plist.unknown': {
    severity: 'error',
    say: (a: { found: string }) =>
      `This is no property list: it starts with ${a.found}. An Info.plist starts with "<?xml", "<plist" or "bplist00"; take it from a built bundle.`,
  },
  'plist.encoding': {
    severity: 'error',
    say: (a: { found: string }) =>
      `The encoding ${a.found} is not read. Save the file as UTF-8, and let its first line say so (for a plist, "plutil -convert xml1" does both).`,
  },
  'plist.bytes': {
    severity: 'error',
    say: (a: { encoding: string; offset: number }) =>
      `The bytes here are not ${a.encoding}, which the file says or implies that it is. Save it as UTF-8.`,
  },
  'plist.control': {
    severity: 'error',
    say: (a: { found: string }) => `The character ${a.found} is not allowed in XML. Remove it.`,
  },
  'plist.dtd': {
    severity: 'error',
    say: (_: object) =>
      'The DOCTYPE defines things of its own, in "[...]". That is never read, as it can explode or fetch files. Remove the brackets and what is in them.',
  },
  'plist.doctype': {
    severity: 'warning',
    say: (a: { found: string }) =>
      `The DOCTYPE is malformed: ${a.found}. macOS reads it and so it was read here, but many tools do not. Write it as Xcode does.`,
  },
  'plist.doctype-place': {
    severity: 'error',
    say: (a: { found: string }) =>
      `A DOCTYPE stands once, before <plist>; here is another: ${a.found}. Remove it.`,
  },
  'plist.comment': {
    severity: 'warning',
    say: (a: { more: number }) =>
      `There is "--" inside this comment${others(a.more)}. "plutil -lint" passes it, but macOS may call the kext unsupported. Write the comment without it.`,
  },
  'plist.unclosed': {
    severity: 'error',
    say: (a: { found: string }) =>
      `${a.found} is opened here and never closed. The file may have been cut off: copy it again, or close it.`,
  },
  'plist.syntax': {
    severity: 'error',
    say: (a: { problem: string; found: string }) =>
      `The XML is broken at ${a.found} (${a.problem}). Mend it; "plutil -lint" on a Mac checks it.`,
  },
  'plist.root': {
    severity: 'error',
    say: (a: { found: string }) =>
      `The outermost element is ${a.found}, and must be "plist". Check that it is the right file.`,
  },
  'plist.element': {
    severity: 'error',
    say: (a: { found: string }) =>
      `A property list has no element ${a.found} here. It knows dict, array, string, integer, real, true, false, date and data.`,
  },
  'plist.nested': {
    severity: 'error',
    say: (a: { found: string; within: string }) =>
      `The element ${a.found} cannot stand in <${a.within}>. Close <${a.within}> before it.`,
  },
  'plist.text': {
    severity: 'error',
    say: (a: { found: string; within: string }) =>
      `In <${a.within}> stands the bare text ${a.found}. Put it into <string>, or remove it.`,
  },
  'plist.no-value': {
    severity: 'error',
    say: (_: object) => 'There is nothing in <plist>. Take the file from a built bundle.',
  },
  'plist.two-values': {
    severity: 'error',
    say: (a: { found: string }) =>
      `<plist> holds one value; here is another, ${a.found}. Two files may have been joined: keep one.`,
  },
  'plist.no-key': {
    severity: 'error',
    say: (a: { found: string }) => `In <dict> a <key> must stand before each value; ${a.found} has none.`,
  },
  'plist.key-alone': {
    severity: 'error',
    say: (a: { key: string }) => `The key ${a.key} has no value. Put one behind it, or remove the key.`,
  },
  'plist.value': {
    severity: 'error',
    say: (a: { kind: string; found: string }) => `${a.found} is not ${VALUES[a.kind] ?? a.kind}.`,
  },
  'plist.duplicate': {
    severity: 'error',
    say: (a: { key: string }) =>
      `The key ${a.key} stands twice, and nobody says which value macOS takes. Remove one.`,
  },
  'plist.duplicate-inside': {
    severity: 'warning',
    say: (a: { key: string; more: number }) =>
      `The key ${a.key} stands twice in one dictionary${others(a.more)}. Nobody says which value macOS takes. Remove one.`,
  },
  'plist.depth': {
    severity: 'error',
    say: (a: { limit: number }) =>
      `The values are nested more than ${a.limit} deep; that is not read. Check that it is the right file.`,
  },
  'plist.values': {
    severity: 'error',
    say: (a: { limit: number }) =>
      `The file holds more than ${a.limit} values; that is not read. Check that it is the right file.`,
  },
  'plist.cycle': {
    severity: 'error',
    say: (a: { object: number }) =>
      `The binary property list is damaged: its object ${a.object} contains itself. Build the bundle again.`,
  },
  'plist.binary-version': {
    severity: 'error',
    say: (a: { found: string }) =>
      `Binary property lists of the kind ${a.found} are not read. Save it as XML: "plutil -convert xml1 Info.plist".`,
  },
  'plist.binary-trailer': {
    severity: 'error',
    say: (a: { size: number }) =>
      `The binary property list is damaged or cut off: its last 32 bytes do not fit its size of ${a.size} bytes. Copy it again.`,
  },
  'plist.binary-range': {
    severity: 'error',
    say: (a: { object: number }) =>
      `The binary property list is damaged: its object ${a.object} does not lie within the file, or on top of others. Copy it again.`,
  },
  'plist.binary-kind': {
    severity: 'error',
    say: (a: { object: number; marker: number }) =>
      `The object ${a.object} of the binary property list is of the kind 0x${a.marker.toString(16).padStart(2, '0')}, which no Info.plist holds. Build the bundle again.`,
  },
  'plist.binary-key': {
    severity: 'error',
    say: (a: { object: number; found: string }) =>
      `The dictionary ${a.object} of the binary property list has a key that is ${a.found}; keys are strings. Build the bundle again.`,
  },
} as const;

/** What an element must hold, by its name. */
const VALUES: Record<string, string> = {
  string: 'text that can be read. Write it again',
  integer: 'a whole number of at most 64 bits. Write it in digits, such as 42',
  real: 'a number. Write it in digits, such as 4.2',
  date: 'a date that exists. Write it as 2026-11-24T12:00:00Z',
  data: 'Base64. Write it again, with "plutil" or Xcode',
  true: 'empty, as <true/> must be. Write <true/>',
  false: 'empty, as <false/> must be. Write <false/>',
};

function others(more: number): string {
  if (more === 0) return '';
  return more === 1 ? ' (and once more below)' : ` (and ${more} times more below)`;
}
