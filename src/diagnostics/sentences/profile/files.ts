/** What can be said about files that a profile names, and the Markdown in it. */
export const files = {
  'profile.no-file': {
    severity: 'error',
    say: (a: { key: string; path: string }) =>
      `"${a.key}" names ${a.path}, and there is nothing. Check the path; it starts at the folder of the profile.`,
  },
  'profile.file-kind': {
    severity: 'error',
    say: (a: { key: string; path: string; wanted: 'file' | 'folder' }) =>
      `"${a.key}" names ${a.path}, which is no ${a.wanted}. Name a ${a.wanted}.`,
  },
  'profile.file-unreadable': {
    severity: 'error',
    say: (a: { key: string; path: string; reason: string }) =>
      `"${a.key}" names ${a.path}, which cannot be read: ${a.reason}.`,
  },
  'profile.picture-kind': {
    severity: 'error',
    say: (a: { key: string; path: string; allowed: readonly string[] }) =>
      `"${a.key}" names ${a.path}, which is no picture of a kind that can be shown. Allowed: ${a.allowed.join(', ')}.`,
  },
  'profile.picture-size': {
    severity: 'error',
    say: (a: { key: string; path: string; bytes: number; limit: number }) =>
      `"${a.key}" names ${a.path}, which is too big: ${a.bytes} bytes; ${a.limit} at most, because it stands in every page. Make it smaller.`,
  },
  'profile.picture-remote': {
    severity: 'error',
    say: (a: { key: string; address: string }) =>
      `"${a.key}" shows the picture ${a.address}. Guides work without a network: put the picture beside the profile and name its path.`,
  },
  'profile.picture-words': {
    severity: 'warning',
    say: (a: { key: string; address: string }) =>
      `"${a.key}" shows the picture ${a.address} without words for readers who cannot see it. Write them between the brackets: ![words](${a.address}).`,
  },
  'profile.link': {
    severity: 'error',
    say: (a: { key: string; address: string }) =>
      `"${a.key}" links to ${a.address === '' ? 'nothing' : a.address}. A link must start with https:, http:, mailto:, tel: or #.`,
  },
  'profile.markup': {
    severity: 'warning',
    say: (a: { key: string; markup: string }) =>
      `"${a.key}" holds HTML, which is shown as the text that it is: ${a.markup}. Use Markdown.`,
  },
  'profile.prose-deep': {
    severity: 'error',
    say: (a: { key: string; limit: number }) =>
      `In "${a.key}", quotes and lists lie too deep in each other: ${a.limit} levels at most.`,
  },
  'profile.bundle': {
    severity: 'error',
    say: (a: { path: string }) =>
      `The bundle ${a.path} has errors; they are told beside this one. Mend the bundle, or describe the kext by "id" instead.`,
  },
  'profile.conflict': {
    severity: 'error',
    say: (a: { key: string; written: string; bundle: string }) =>
      `"${a.key}" says ${a.written}, but the bundle says ${a.bundle}. Remove the line to use the bundle's, or name the right bundle.`,
  },
} as const;
