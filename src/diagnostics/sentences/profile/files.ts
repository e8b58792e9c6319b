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
  'profile.package': {
    severity: 'error',
    say: (a: { path: string }) =>
      `The package ${a.path} cannot be used; what is wrong with it is told beside this one. Build it again, or describe the kexts by "id" instead.`,
  },
  'profile.package-conflict': {
    severity: 'error',
    say: (a: { key: string; written: string; found: string; member: string }) =>
      `"${a.key}" says ${a.written}, but the package says ${a.found}, in ${a.member}. Remove the line to use the package's, or name the right package.`,
  },
  'profile.package-path': {
    severity: 'info',
    say: (a: { key: string; written: string; found: string; member: string }) =>
      `"${a.key}" says ${a.written}, but the package puts the kext at ${a.found} (${a.member}). If no script of the package moves it there, remove the line.`,
  },
  'profile.package-staged': {
    severity: 'warning',
    say: (a: { name: string; path: string; taken: string }) =>
      `The package puts the kext ${a.name} at ${a.path}, a folder for what does not stay, and where its script puts it then cannot be read. The guides say ${a.taken}. Write its "path" in "kexts".`,
  },
  'profile.stale-bundle': {
    severity: 'error',
    say: (a: { path: string; key: string; written: string; found: string; member: string }) =>
      `The bundle ${a.path} and the kext in the package are not the same: "${a.key}" is ${a.written} in the one and ${a.found} in the other, ${a.member}. Build both again, or name the kext by "id" alone.`,
  },
  'profile.not-in-package': {
    severity: 'error',
    say: (a: { id: string; path: string; found: readonly string[]; suggestion: string | undefined }) =>
      `The package ${a.path} has no kext ${a.id}.${
        a.suggestion === undefined ? '' : ` Did you mean ${a.suggestion}?`
      } It has ${a.found.join(', ')}.`,
  },
  'profile.package-adds': {
    severity: 'warning',
    say: (a: { id: string; name: string; path: string }) =>
      `The package ${a.path} also installs ${a.name} (${a.id}), which "kexts" does not name. Its users are asked for it, too, so the guides count it. Add it to "kexts".`,
  },
} as const;
