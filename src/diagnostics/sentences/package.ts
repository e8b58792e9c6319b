import { payload } from './package/payload.ts';

/** What can be said about an installer package (.pkg). `found` and `name` are in quotes already, or ready to read. */
export const package_ = {
  ...payload,
  'package.none': {
    severity: 'error',
    say: (a: { path: string }) =>
      `There is no file ${a.path}. Check the path; it starts at the folder you are in.`,
  },
  'package.kind': {
    severity: 'error',
    say: (a: { kind: string }) =>
      `This is no installer package (.pkg): it is ${a.kind}. What lies inside archives and disk images is not read; unpack it, then name the .pkg or the .kext.`,
  },
  'package.folder': {
    severity: 'error',
    say: (a: { path: string }) =>
      `${a.path} is a folder. Packages that are folders are an old form, and are not read; name a flat .pkg, which is one file.`,
  },
  'package.cut': {
    severity: 'error',
    say: (a: { size: number }) =>
      `The package is cut off: it ends after ${a.size} bytes, within what it says that it holds. Copy or download it again.`,
  },
  'package.shorter': {
    severity: 'error',
    say: (a: { name: string; end: number; size: number }) =>
      `The package is shorter than its table of contents says: ${a.name} would end at byte ${a.end}, and there are ${a.size}. Copy or download it again.`,
  },
  'package.header': {
    severity: 'error',
    say: (a: { what: string; found: number }) =>
      `The header of the package is damaged: its ${a.what} is ${a.found}. Build it again with pkgbuild or productbuild.`,
  },
  'package.toc-large': {
    severity: 'error',
    say: (a: { found: string; limit: number }) =>
      `The table of contents would have ${a.found} bytes; more than ${a.limit} are not read. Build the package again with pkgbuild or productbuild.`,
  },
  'package.toc': {
    severity: 'error',
    say: (a: { problem: string }) =>
      `The table of contents of the package is damaged: ${a.problem}. Copy it again, or build it again.`,
  },
  'package.toc-checksum': {
    severity: 'error',
    say: (_: object) =>
      'The table of contents does not match its checksum: the package was damaged or changed. Copy or download it again.',
  },
  'package.checksum-kind': {
    severity: 'error',
    say: (a: { found: string }) =>
      `The table of contents has a checksum of the kind ${a.found}; known are sha1, sha256, sha512 and md5. Build the package again with productbuild.`,
  },
  'package.checksum': {
    severity: 'error',
    say: (_: object) =>
      'The bytes of this part of the package do not match their checksum: it was damaged or changed. Copy or download it again.',
  },
  'package.duplicate': {
    severity: 'error',
    say: (a: { name: string }) =>
      `The package holds ${a.name} twice, and nobody says which one macOS takes. Build it again.`,
  },
  'package.name': {
    severity: 'error',
    say: (a: { name: string }) =>
      `A file of the package is called ${a.name}, which could lead out of it; it was not read. Build it again from a source that you trust.`,
  },
  'package.encoding': {
    severity: 'error',
    say: (a: { found: string }) =>
      `This part of the package is stored as ${a.found}; gzip, xz and plain bytes are read. Build it again with pkgbuild or productbuild.`,
  },
  'package.size': {
    severity: 'error',
    say: (a: { size: number; found: string }) =>
      `This part of the package should have ${a.size} bytes and has ${a.found}. Copy it again, or build it again.`,
  },
  'package.large': {
    severity: 'error',
    say: (a: { limit: number }) =>
      `This part of the package has more than ${a.limit} bytes; no such file is that large, so it was not read. Check it.`,
  },
  'package.xml-dtd': {
    severity: 'error',
    say: (_: object) =>
      'The file has a DOCTYPE that declares something or leads to another file. That is never read, as it can explode or fetch files, and no file of a package needs it. Remove it.',
  },
  'package.xml-bytes': {
    severity: 'error',
    say: (a: { limit: number }) =>
      `With this file, the Distribution and the PackageInfos of the package have more than ${a.limit} bytes together; it was not read. Name the .kext itself.`,
  },
  'package.xml-large': {
    severity: 'error',
    say: (a: { limit: number }) =>
      `The XML of the package holds more than ${a.limit} elements and attributes; the rest is not read. Check that it is the right file.`,
  },
  'package.xml-deep': {
    severity: 'error',
    say: (a: { limit: number }) =>
      `The XML is nested more than ${a.limit} deep; that is not read. Check that it is the right file.`,
  },
  'package.xml': {
    severity: 'error',
    say: (a: { problem: string }) =>
      `The XML is broken (${a.problem}). Mend it; "xmllint --noout" checks it.`,
  },
  'package.xml-root': {
    severity: 'error',
    say: (a: { found: string; wanted: string }) =>
      `The outermost element is ${a.found}, and must be ${a.wanted}. Check that it is the right file.`,
  },
  'package.no-package-info': {
    severity: 'error',
    say: (a: { component: string }) =>
      `${a.component} has no PackageInfo, which tells what it installs and where. Build it again with pkgbuild.`,
  },
  'package.nothing': {
    severity: 'error',
    say: (_: object) =>
      'The package holds neither a Distribution nor a PackageInfo, so there is nothing to install. Build it with pkgbuild and productbuild.',
  },
  'package.no-component': {
    severity: 'error',
    say: (a: { name: string }) =>
      `The Distribution names the package ${a.name}, which is not in this file. Put it in with productbuild --package-path, or name it on its own.`,
  },
  'package.components': {
    severity: 'error',
    say: (a: { limit: number }) =>
      `The package holds more than ${a.limit} packages; the rest was not read. Name the one that you mean.`,
  },
  'package.link': {
    severity: 'error',
    say: (_: object) =>
      'This part of the package is a link to another one; links are not followed. Build it again from files that are not links.',
  },
  'package.overlap': {
    severity: 'error',
    say: (a: { others: number }) =>
      `This part of the package lies on top of another one (as do ${a.others} more), so it was not read. Build the package again.`,
  },
  'package.install-location': {
    severity: 'error',
    say: (a: { found: string }) =>
      `The install-location is ${a.found}, and must be a whole path, such as /Library/Extensions. Mend it in PackageInfo (pkgbuild --install-location).`,
  },
  'package.no-kext': {
    severity: 'error',
    say: (_: object) =>
      'No kext was found in the package. If it installs one in another way (from a disk image or a script), name the .kext itself.',
  },
  'package.carried': {
    severity: 'warning',
    say: (a: { name: string }) =>
      `${a.name} lies beside the scripts of the package, which does not install it itself. A script may put it anywhere, or nowhere, and is not run here. Guides take /Library/Extensions/${a.name}; a profile says otherwise by "path", or leaves it out by naming the others under "kexts".`,
  },
  'package.same-id': {
    severity: 'warning',
    say: (a: { id: string; paths: readonly string[] }) =>
      `Several kexts have the identifier ${a.id}: ${a.paths.join(', ')}. macOS takes one of them, and which one cannot be read. They count as one, with code if any has code, for every chip that any is for. In a profile, "path" chooses one.`,
  },
  'package.kexts': {
    severity: 'error',
    say: (a: { limit: number }) =>
      `The package holds more than ${a.limit} kexts; the rest was not read. Name the ones you mean one by one.`,
  },
  'package.kept': {
    severity: 'error',
    say: (a: { name: string; limit: number }) =>
      `The kexts are too large to be looked into: with ${a.name}, more than ${a.limit} bytes would have to be held, so it was passed over. Name the .kext itself.`,
  },
  'package.javascript': {
    severity: 'info',
    say: (_: object) =>
      'The Distribution decides some things by JavaScript. It was not run, so which choices are installed on which Mac is not known.',
  },
  'package.panes': {
    severity: 'error',
    say: (a: { limit: number }) =>
      `The Distribution names more than ${a.limit} pages or pictures of one kind; it was not read. Check that it is the right file.`,
  },
  'package.scripts': {
    severity: 'warning',
    say: (a: { limit: number }) =>
      `There are more than ${a.limit} files beside the scripts; the rest was not looked at.`,
  },
  'package.script-large': {
    severity: 'warning',
    say: (a: { name: string; limit: number }) =>
      `${a.name} has more than ${a.limit} bytes, so its text was not looked at.`,
  },
} as const;
