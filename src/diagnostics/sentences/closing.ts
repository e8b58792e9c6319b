/** What a package makes the Installer do when it is done. */
interface Closing {
  does: 'restart' | 'shutdown' | 'logout' | 'advise';
  found: string;
  package: string;
}

/** What is wrong with that: said by `check`, and by a build of the installer that its panes go into. */
export function closing({ package: name, does, found }: Closing): string {
  return `${name} makes the Installer ${DOES[does]} (${found}), ${SO[does]}. Take that out: macOS asks for a restart itself where one is needed, after "Allow".`;
}

/** Why nobody can tell whether that is wrong. */
export function closingApart({ package: name, does, found }: Closing): string {
  return `${name} brings no kext and makes the Installer ${DOES[does]} (${found}), and JavaScript, which was not run, decides whether it is ever installed together with one. If it may be, take that out; where it only removes kexts, it is right.`;
}

const DOES: Record<Closing['does'], string> = {
  restart: 'restart the Mac',
  shutdown: 'shut the Mac down',
  logout: 'log people out',
  advise: 'offer a restart',
};

const SO: Record<Closing['does'], string> = {
  restart: 'so people restart before they have allowed the kext, and it does not load',
  shutdown: 'so the Mac is off before people have allowed the kext, and it does not load',
  logout: 'so they are gone before they have allowed the kext, and macOS may not show its alert again',
  advise: 'which tempts people to restart before they have allowed the kext',
};
