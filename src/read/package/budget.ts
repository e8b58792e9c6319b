import { refusal } from './refusal.ts';
import { XmlBudget } from './xml-tree.ts';

/** How much is looked at in one package, over all of its parts: many small ones would cost as much as a large one. */
export class Budget {
  readonly xml = new XmlBudget();
  #kept = MAX_KEPT_BYTES;
  #plists = MAX_PLISTS_BYTES;
  #kexts = MAX_KEXTS;
  #xmlBytes = MAX_XML_BYTES;
  #scriptBytes = MAX_SCRIPTS_BYTES;
  #scripts = MAX_SCRIPTS;

  /** Whether there is room for a file of a kext, which is then taken. Reading an Info.plist costs far more than holding. */
  hasRoomForFile(size: number, isPlist: boolean): boolean {
    const counted = Math.max(size, LEAST_KEPT_BYTES);
    if (counted > this.#kept || (isPlist && counted > this.#plists)) return false;
    this.#kept -= counted;
    if (isPlist) this.#plists -= counted;
    return true;
  }

  countKext(file: string): void {
    this.#kexts -= 1;
    if (this.#kexts < 0) throw refusal('package.kexts', { limit: MAX_KEXTS }, file);
  }

  /** For a Distribution or a PackageInfo, before it is decompressed. */
  readXml(size: number, file: string): void {
    if (size > this.#xmlBytes) throw refusal('package.xml-bytes', { limit: MAX_XML_BYTES }, file);
    this.#xmlBytes -= size;
  }

  countScript(file: string): void {
    this.#scripts -= 1;
    if (this.#scripts < 0) throw refusal('package.scripts', { limit: MAX_SCRIPTS }, file);
  }

  /** Whether there is room for the text of a script, which is then taken. */
  hasRoomForScript(size: number): boolean {
    if (size > Math.min(this.#scriptBytes, MAX_SCRIPT_BYTES)) return false;
    this.#scriptBytes -= size;
    return true;
  }
}

/** The executable of a kext has some megabytes at most. */
export const MAX_KEPT_BYTES = 64 * 1024 * 1024;
/** What a file counts for, however small: a million empty ones, too, take time. */
const LEAST_KEPT_BYTES = 4096;
/** The largest known Info.plist of a kext has 172 KB. */
export const MAX_PLISTS_BYTES = 8 * 1024 * 1024;
/** macFUSE brings one for every macOS. */
const MAX_KEXTS = 100;
const MAX_XML_BYTES = 8 * 1024 * 1024;
export const MAX_SCRIPT_BYTES = 1024 * 1024;
const MAX_SCRIPTS_BYTES = 16 * 1024 * 1024;
/** Scripts come with tools, pictures and helpers of theirs. */
const MAX_SCRIPTS = 2000;
