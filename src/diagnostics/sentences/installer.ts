import { closing } from './closing.ts';

/** What can be said about the vendor's own installer, into which the panes go. Names are in quotes already. */
export const installer = {
  'installer.distribution-large': {
    severity: 'error',
    say: (a: { bytes: number; limit: number }) =>
      `The Distribution has ${a.bytes} bytes; ${a.limit} at most are read. Is it the right file?`,
  },
  'installer.resources-count': {
    severity: 'error',
    say: (a: { limit: number }) =>
      `The resources are more than ${a.limit} files and folders, so none are carried along. Is it the right folder? The Installer needs only what the Distribution names.`,
  },
  'installer.resources-size': {
    severity: 'error',
    say: (a: { limit: number }) =>
      `The resources have more than ${a.limit} bytes together, so none are carried along. Is it the right folder? The Installer needs only what the Distribution names.`,
  },
  'installer.resources-deep': {
    severity: 'error',
    say: (a: { limit: number }) =>
      `Folders of the resources lie in each other more than ${a.limit} deep. Is it the right folder?`,
  },
  'installer.link-out': {
    severity: 'error',
    say: (a: { name: string }) =>
      `${a.name} is a link that leads out of the resources, where nothing is read. Put the file itself there.`,
  },
  'installer.link-circle': {
    severity: 'error',
    say: (a: { name: string }) =>
      `${a.name} is a link to a folder that it lies in, so it would never end. Remove it.`,
  },
  'installer.no-file': {
    severity: 'error',
    say: (a: { name: string }) =>
      `${a.name} is neither a file nor a folder, so it cannot be carried along. Remove it from the resources.`,
  },
  'installer.unreadable': {
    severity: 'error',
    say: (a: { name: string; reason: string }) =>
      `${a.name} cannot be read: ${a.reason}. Mend that, or remove it.`,
  },
  'installer.backslash': {
    severity: 'error',
    say: (a: { name: string }) =>
      `The name ${a.name} holds a backslash, which separates folders on some systems. Give the file another name.`,
  },
  'installer.twins': {
    severity: 'error',
    say: (a: { first: string; second: string }) =>
      `The resources hold ${a.first} and ${a.second}, which are one name on a Mac's disk. Rename one of them.`,
  },
  'installer.left': {
    severity: 'warning',
    say: (a: { names: readonly string[] }) =>
      `The package also holds ${some(a.names)}, which is not carried along. If the Distribution needs it, give it to productbuild (--scripts, --plugins).`,
  },
  'installer.replaced': {
    severity: 'info',
    say: (a: { pane: string; was: string; now: string; kept: readonly string[] }) =>
      `The pane <${a.pane}> showed ${a.was} and now shows ${a.now}. ${
        a.kept.length === 0
          ? 'The old one was not found among the resources.'
          : `The old one is kept beside and no longer shown: ${some(a.kept)}. Say what is still needed of it in the profile, or in a "content" folder.`
      }`,
  },
  'installer.renamed': {
    severity: 'info',
    say: (a: { from: string; to: string }) =>
      `The resource ${a.from} would stand in the way of a pane or hide it, so it is carried along as ${a.to}.`,
  },
  'installer.folder': {
    severity: 'info',
    say: (a: { locale: string; folder: string }) =>
      `The panes in "${a.locale}" are in ${a.folder}, as your resources have a folder of that name for this language.`,
  },
  'installer.languages': {
    severity: 'info',
    say: (a: { languages: readonly string[]; locales: readonly string[] }) =>
      `The installer had panes in ${a.languages.join(', ')}; it now has them in ${a.locales.join(', ')} only, and other readers see one of these. Add a language to "locales" once its guides are there.`,
  },
  'installer.name-taken': {
    severity: 'info',
    say: (a: { element: string; from: string; to: string }) =>
      `<${a.element}> names ${a.from}, which is the name of a pane, so it now names ${a.to}, as which the file is carried along.`,
  },
  'installer.resource-missing': {
    severity: 'warning',
    say: (a: { element: string; name: string }) =>
      `<${a.element}> names ${a.name}, which is not among the resources. Put it there, or name the folder that holds it in "resources".`,
  },
  'installer.restart': {
    severity: 'warning',
    // What is put into the installer does not change it.
    say: closing,
  },
  'installer.inside': {
    severity: 'info',
    say: (a: { refs: readonly string[] }) =>
      `The Distribution comes out of a built package and names what lies in it: ${some(a.refs)}. The "#" was removed, so that productbuild looks for these files in --package-path.`,
  },
  'installer.inside-kept': {
    severity: 'info',
    say: (a: { refs: readonly string[] }) =>
      `The Distribution names packages as a built product does, with "#": ${some(a.refs)}. That was left as it is; if productbuild does not find them, remove the "#".`,
  },
  'installer.undecided': {
    severity: 'warning',
    say: (a: { id: string; paths: readonly string[] }) =>
      `No postinstall.sh was written: the installer brings several kexts ${a.id} (${a.paths.join(', ')}), and which of them a Mac is to load cannot be read. Load the right one in your own script, or name one by "path" in "kexts".`,
  },
  'installer.unnamed': {
    severity: 'warning',
    say: (_: Record<string, never>) =>
      'The resources are carried along, but no Distribution names them: the starter shows none of them. Name yours in "distribution".',
  },
  'installer.no-panes': {
    severity: 'warning',
    say: (_: Record<string, never>) =>
      'Nothing was put into the installer, because no guide speaks to whoever runs it. Add "install" or "update" to "guides.actions".',
  },
} as const;

function some(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}
