import { type Diagnostic, diagnostic, type Place, Refusal } from '../../diagnostics/diagnostic.ts';
import type { Args, Code } from '../../diagnostics/sentences/index.ts';
import { SCALAR_ELEMENTS, scalarOf } from './plist-scalars.ts';
import { MAX_PLIST_DEPTH, MAX_PLIST_VALUES, type PlistValue } from './plist-value.ts';
import { quote } from './quote.ts';

/** An element that is open. */
interface Open {
  element: string;
  at: number;
  text: string;
  children: PlistValue[] | Map<string, PlistValue>;
  /** In a dict: the key that waits for its value. */
  key?: { name: string; at: number };
}

/**
 * Grows the value of an XML property list from its elements, as they open and close. Nothing recurses, so depth costs
 * no stack. What is no property list is refused by a throw, with its place.
 */
export class PlistTree {
  /** Offsets of the keys of the outermost dictionary. */
  readonly keys = new Map<string, number>();
  readonly #open: Open[] = [];
  readonly #placeAt: (offset: number) => Place;
  readonly #repeated: { key: string; at: number }[] = [];
  #values = 0;
  #root: PlistValue | undefined;

  constructor(placeAt: (offset: number) => Place) {
    this.#placeAt = placeAt;
  }

  open(element: string, at: number): void {
    const parent = this.#open.at(-1);
    if (this.#open.length > MAX_PLIST_DEPTH) this.#refuse(at, 'plist.depth', { limit: MAX_PLIST_DEPTH });
    if (element !== 'key' && this.#values++ > MAX_PLIST_VALUES) {
      this.#refuse(at, 'plist.values', { limit: MAX_PLIST_VALUES });
    }
    if (!parent) {
      if (element !== 'plist') this.#refuse(at, 'plist.root', { found: quote(element) });
    } else {
      this.#checkChild(parent, element, at);
    }
    const children = element === 'dict' ? new Map<string, PlistValue>() : [];
    this.#open.push({ element, at, text: '', children });
  }

  text(text: string, at: number): void {
    const parent = this.#open.at(-1);
    if (!parent) return;
    if (!CONTAINERS.has(parent.element)) {
      parent.text += text;
    } else if (text.trim() !== '') {
      const blanks = text.length - text.trimStart().length;
      this.#refuse(at + blanks, 'plist.text', { found: quote(text.trim()), within: parent.element });
    }
  }

  close(): void {
    const closed = this.#open.pop();
    if (!closed) return;
    const parent = this.#open.at(-1);
    if (closed.element === 'key') {
      parent!.key = { name: closed.text, at: closed.at };
    } else if (closed.element === 'plist') {
      if (this.#root === undefined) this.#refuse(closed.at, 'plist.no-value', {});
    } else {
      this.#put(this.#valueOf(closed), parent!);
    }
  }

  /** The value, once all is closed. */
  get root(): PlistValue {
    return this.#root!;
  }

  /** The innermost element that is still open. */
  get innermost(): { element: string; at: number } | undefined {
    return this.#open.at(-1);
  }

  get diagnostics(): Diagnostic[] {
    const [first, ...others] = this.#repeated;
    if (!first) return [];
    const args = { key: quote(first.key), more: others.length };
    return [diagnostic('plist.duplicate-inside', args, this.#placeAt(first.at))];
  }

  #checkChild(parent: Open, element: string, at: number): void {
    const found = quote(element);
    if (!CONTAINERS.has(parent.element)) this.#refuse(at, 'plist.nested', { found, within: parent.element });
    if (element === 'key') {
      if (parent.element !== 'dict') this.#refuse(at, 'plist.nested', { found, within: parent.element });
      if (parent.key) this.#refuse(parent.key.at, 'plist.key-alone', { key: quote(parent.key.name) });
      return;
    }
    if (element === 'plist' || !(CONTAINERS.has(element) || SCALAR_ELEMENTS.has(element))) {
      this.#refuse(at, 'plist.element', { found });
    }
    if (parent.element === 'dict' && !parent.key) this.#refuse(at, 'plist.no-key', { found });
    if (parent.element === 'plist' && this.#root !== undefined)
      this.#refuse(at, 'plist.two-values', { found });
  }

  #valueOf(closed: Open): PlistValue {
    if (closed.key) this.#refuse(closed.key.at, 'plist.key-alone', { key: quote(closed.key.name) });
    if (CONTAINERS.has(closed.element)) return closed.children;
    const value = scalarOf(closed.element, closed.text);
    if (value !== undefined) return value;
    return this.#refuse(closed.at, 'plist.value', { kind: closed.element, found: quote(closed.text) });
  }

  #put(value: PlistValue, parent: Open): void {
    if (parent.element === 'plist') {
      this.#root = value;
    } else if (parent.children instanceof Map) {
      this.#putAtKey(value, parent, parent.children);
    } else {
      parent.children.push(value);
    }
  }

  /**
   * A key given twice: nobody says which value macOS takes (its readers differ in code), and the facts that guides rest
   * on are keys of the outermost dictionary; so there it is an error. Deeper (an odd personality) it is a warning:
   * such kexts load, and nothing here reads those values.
   */
  #putAtKey(value: PlistValue, parent: Open, children: Map<string, PlistValue>): void {
    const { name, at } = parent.key!;
    delete parent.key;
    const isOutermost = this.#open.length === 2;
    if (children.has(name)) {
      if (isOutermost) this.#refuse(at, 'plist.duplicate', { key: quote(name) });
      this.#repeated.push({ key: name, at });
    }
    children.set(name, value);
    if (isOutermost) this.keys.set(name, at);
  }

  #refuse<C extends Code>(at: number, code: C, args: Args<C>): never {
    throw new Refusal(diagnostic(code, args, this.#placeAt(at)));
  }
}

const CONTAINERS: ReadonlySet<string> = new Set(['plist', 'dict', 'array']);
