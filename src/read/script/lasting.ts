import { SCRIPTS_FOLDER } from './scripts-folder.ts';
import type { Value } from './value.ts';

/**
 * Whether a command does anything that lasts: loading is to come behind all of that. What only asks, prints or waits
 * does not, nor does what clears away a temporary file.
 */
export function isLasting(name: string, args: readonly Value[]): boolean {
  const words = args.flatMap(({ known, text }) => (known ? [text] : []));
  switch (name) {
    case 'rm':
    case 'rmdir':
      return args.some((arg) => arg.known && !arg.text.startsWith('-') && !isTemporary(arg.text));
    case 'touch':
    case 'mkdir':
      return args.some((arg) => !arg.text.startsWith('-') && !(arg.known && isTemporary(arg.text)));
    case 'find':
      return words.some(
        (word, at) => word === '-delete' || (EXECUTING.has(word) && isRun(args, words[at + 1])),
      );
    case 'kmutil':
      return ![
        'showloaded',
        'inspect',
        'check',
        'log',
        'print-diagnostics',
        'libraries',
        'find',
        'help',
      ].includes(words[0] ?? '');
    case 'sed':
      return words.some((word) => /^(-[a-zA-Z]*i|--in-place)/.test(word));
    case 'sysctl':
      return words.some((word) => word === '-w' || word.includes('='));
    case 'defaults':
      return words[0] !== 'read';
    case 'PlistBuddy':
      return !words.some((word) => /^Print\b/i.test(word));
    case 'plutil':
      return words.some((word) => /^-(insert|replace|remove|convert)$/.test(word));
    case 'csrutil':
    case 'nvram':
      return !['status', '-p'].includes(words[0] ?? '') && words.length > 0;
    case 'launchctl':
      return !['list', 'print', 'version', 'managername'].includes(words[0] ?? '');
    case 'systemextensionsctl':
      return words[0] !== 'list';
    case 'spctl':
      return !['-a', '--assess', '--status', 'kext-consent'].includes(words[0] ?? '');
    default:
      return !PASSING.has(name);
  }
}

/** What `find -exec` runs. */
function isRun(args: readonly Value[], command: string | undefined): boolean {
  const at = args.findIndex(({ known, text }) => known && text === command);
  return command !== undefined && isLasting(command.slice(command.lastIndexOf('/') + 1), args.slice(at + 1));
}

const EXECUTING = new Set(['-exec', '-execdir', '-ok', '-okdir']);

/** Whether something that lasts comes of writing a file: not where it is none, temporary, or a log. */
export function isLastingFile({ known, text }: Value): boolean {
  if (!known || text === '' || text.startsWith(SCRIPTS_FOLDER)) return false;
  return !/^\/dev\//.test(text) && !isTemporary(text) && !isLog(text);
}

function isTemporary(path: string): boolean {
  return /^(\/private)?(\/var)?\/(tmp|folders)\//.test(path);
}

function isLog(path: string): boolean {
  return /^(\/private)?\/var\/log\/|\/Library\/Logs\/|\.log$/i.test(path);
}

const PASSING = new Set(
  `awk basename cat cksum cmp command cut date df diff dirname du egrep expr false fgrep file find grep groups head hostname
  id ioreg kextfind kextstat last less lipo logger logname ls lsof md5 mktemp more otool pgrep printenv printf ps pwd
  readlink realpath seq shasum sleep sort stat strings sw_vers sync system_profiler tail tee test tr true tty type uname
  uniq uptime users wc which who whoami xxd xcode-select codesign sum clear tput diskutil`.split(/\s+/),
);

/** kextcache and `touch` of an Extensions folder: how kexts were made known before macOS 11. */
export function isOldWay(name: string, args: readonly Value[]): boolean {
  return name === 'kextcache' || (name === 'touch' && args.some(({ text }) => /\/Extensions\/?$/.test(text)));
}
