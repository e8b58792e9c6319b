import { plist } from './bundle/plist.ts';

/** What can be said about a kext bundle and the files in it. `found` is in quotes already, or ready to read. */
export const bundle = {
  ...plist,
  'bundle.none': {
    severity: 'error',
    say: (a: { path: string }) =>
      `${a.path} is no kext bundle: it has no Contents/Info.plist. Name the .kext folder itself.`,
  },
  'bundle.no-folder': {
    severity: 'error',
    say: (a: { path: string }) =>
      `There is no folder ${a.path}. Check the path; it starts at the folder you are in.`,
  },
  'bundle.not-kext': {
    severity: 'error',
    say: (a: { path: string; found: string }) =>
      `${a.path} is ${a.found}, not a kext. Name the .kext bundle; it may lie inside, in Contents/Library/Extensions.`,
  },
  'bundle.package-type': {
    severity: 'warning',
    say: (a: { found: string }) =>
      `CFBundlePackageType is ${a.found}, and "KEXT" in a kext. Check that it is the right bundle.`,
  },
  'bundle.extension': {
    severity: 'warning',
    say: (a: { folder: string }) =>
      `The folder ${a.folder} does not end in ".kext", so macOS will not take it for a kext. Rename it.`,
  },
  'bundle.unreadable': {
    severity: 'error',
    say: (a: { path: string; reason: string }) =>
      `${a.path} cannot be read (${a.reason}). Check its permissions, or copy the bundle again.`,
  },
  'bundle.not-file': {
    severity: 'error',
    say: (a: { path: string }) => `${a.path} is not a file. Build the bundle again, or copy it again.`,
  },
  'bundle.escapes': {
    severity: 'error',
    say: (a: { path: string }) =>
      `${a.path} is a link to a place outside the bundle; it was not followed. Put the file itself there.`,
  },
  'bundle.git-lfs': {
    severity: 'error',
    say: (a: { path: string }) =>
      `${a.path} is a Git LFS pointer, not the file itself. Run "git lfs pull" in the checkout, then try again.`,
  },
  'bundle.many': {
    severity: 'error',
    say: (a: { limit: number }) =>
      `The bundle holds more than ${a.limit} kexts; the rest was not read. Name the ones you mean one by one.`,
  },
  'bundle.not-dictionary': {
    severity: 'error',
    say: (a: { found: string }) =>
      `The Info.plist holds ${a.found}, and must hold a dictionary. Take it from a built bundle.`,
  },
  'bundle.no-identifier': {
    severity: 'error',
    say: (_: object) =>
      'CFBundleIdentifier is missing or empty. Every kext has one, such as com.example.driver.Widget; add it.',
  },
  'bundle.identifier': {
    severity: 'error',
    say: (a: { found: string }) =>
      `CFBundleIdentifier is ${a.found}; it may hold letters, digits, ".", "-" and "_" only. Mend it.`,
  },
  'bundle.no-version': {
    severity: 'warning',
    say: (_: object) =>
      'CFBundleShortVersionString and CFBundleVersion are missing or empty, so guides name no version. macOS wants CFBundleVersion; add it.',
  },
  'bundle.value-kind': {
    severity: 'error',
    say: (a: { key: string; found: string }) =>
      `${a.key} is ${a.found}, and must be a string. Write it in <string>.`,
  },
  'bundle.control': {
    severity: 'error',
    say: (a: { key: string; found: string }) =>
      `${a.key} holds control characters: ${a.found}. Write it in letters that can be seen.`,
  },
  'bundle.placeholder': {
    severity: 'error',
    say: (a: { key: string; found: string }) =>
      `${a.key} still holds the placeholder ${a.found}, which a build fills in. Take the Info.plist of the built bundle, not the one of the source code.`,
  },
  'bundle.executable-name': {
    severity: 'error',
    say: (a: { found: string }) =>
      `CFBundleExecutable is ${a.found}; it must be the plain name of a file in Contents/MacOS.`,
  },
  'bundle.no-executable': {
    severity: 'error',
    say: (a: { path: string }) =>
      `CFBundleExecutable names ${a.path}, which is not there. Build the bundle, or copy it whole; a kext without code has no CFBundleExecutable.`,
  },
  'bundle.empty-executable': {
    severity: 'error',
    say: (a: { path: string }) => `${a.path} is empty. Build the bundle again, or copy it again.`,
  },
  'bundle.not-mach-o': {
    severity: 'error',
    say: (a: { found: string }) =>
      `This is no Mach-O executable: it starts with ${a.found}. Take the one that the build made for macOS.`,
  },
  'bundle.mach-o-cut': {
    severity: 'error',
    say: (a: { size: number }) =>
      `The executable is damaged or cut off: its header tells of more than its ${a.size} bytes. Copy it again.`,
  },
  'bundle.slices': {
    severity: 'error',
    say: (a: { count: number }) =>
      `The universal executable says that it holds ${a.count} architectures, which cannot be. Build it again, or copy it again.`,
  },
  'bundle.slice-differs': {
    severity: 'error',
    say: (a: { said: string; found: string }) =>
      `The universal executable promises ${a.said} and holds ${a.found} in its place. Build it again.`,
  },
  'bundle.architecture': {
    severity: 'warning',
    say: (a: { found: string }) =>
      `The executable holds code for ${a.found}, which no Mac that kexts are guided for has. It was left out.`,
  },
  'bundle.no-architecture': {
    severity: 'error',
    say: (_: object) =>
      'The executable holds no code that a Mac can run. Build it for arm64e (Apple silicon) and x86_64 (Intel).',
  },
  'bundle.certificate-kind': {
    severity: 'warning',
    say: (a: { found: string }) =>
      `The kext is signed with a certificate of the kind ${a.found}. One for other people needs "Developer ID Application", so the name in this one is not taken for the one that they will see. Read the bundle that you release.`,
  },
} as const;
