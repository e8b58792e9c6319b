/*
 * A place that shows one page in a frame. Pages run no scripts; the frame may be looked into (allow-same-origin), so
 * that it can be kept where the reader was. A new page takes the place of the old one when it is there, never before.
 */
export class Frame {
  #holder;
  #followed;
  #isOfInstaller;
  #shown;
  #asked = 0;
  #scheme = 'light';

  /** @param followed told where a link in the page led; undefined: out of what can be shown */
  constructor(holder, followed, { installer = false } = {}) {
    this.#holder = holder;
    this.#followed = followed;
    this.#isOfInstaller = installer;
  }

  set scheme(scheme) {
    this.#scheme = scheme;
    if (this.#shown) this.#color(this.#shown.frame);
  }

  /** Shows the page of that address as of that version; a page whose bytes stayed is left as it is. */
  async show(address, version) {
    const shown = this.#shown;
    if (shown?.address === address && shown.version === version) return;
    this.#asked += 1;
    const turn = this.#asked;
    const tag = await tagOf(address);
    if (turn !== this.#asked) return;
    if (shown?.address === address && (shown.tag === tag || shown.tag === undefined)) {
      Object.assign(shown, { version, tag });
      return;
    }
    await this.#load(address, version, tag, turn);
  }

  /** Loads what is shown once more: where a frame was led astray. */
  reload() {
    if (this.#shown)
      void this.#load(this.#shown.address, this.#shown.version, this.#shown.tag, ++this.#asked);
  }

  #load(address, version, tag, turn) {
    const frame = document.createElement('iframe');
    frame.title = 'Page';
    frame.setAttribute('sandbox', 'allow-same-origin');
    frame.className = 'coming';
    frame.src = address;
    return new Promise((resolve) => {
      const loaded = () => {
        frame.removeEventListener('load', loaded);
        if (turn === this.#asked) this.#take({ frame, address, version, tag });
        else frame.remove();
        resolve();
      };
      frame.addEventListener('load', loaded);
      this.#holder.append(frame);
    });
  }

  #take(next) {
    const old = this.#shown;
    const { frame, address } = next;
    const hadFocus = old && document.activeElement === old.frame;
    if (this.#isOfInstaller) inject(frame.contentDocument);
    this.#color(frame);
    const { scrollX = 0, scrollY = 0 } = old?.address === address ? (old.frame.contentWindow ?? {}) : {};
    frame.contentWindow.scrollTo(scrollX, scrollY);
    frame.title = frame.contentDocument.title || 'Page';
    frame.className = '';
    for (const other of [...this.#holder.querySelectorAll('iframe')]) if (other !== frame) other.remove();
    if (hadFocus) frame.focus();
    this.#shown = next;
    // From here on, whatever it loads was led to by a link.
    frame.addEventListener('load', () => this.#wasLed(next));
  }

  #wasLed(entry) {
    let path;
    try {
      path = entry.frame.contentWindow.location.pathname;
    } catch {
      path = undefined;
    }
    const isPage = path?.startsWith('/pages/');
    if (isPage) {
      Object.assign(entry, { address: path, tag: undefined, version: undefined });
      this.#color(entry.frame);
      entry.frame.title = entry.frame.contentDocument.title || 'Page';
    }
    this.#followed(isPage ? path : undefined);
  }

  #color({ contentWindow, contentDocument }) {
    if (!contentDocument?.documentElement) return;
    // A frame takes on the color scheme of its element (CSS Color Adjustment 1, 2.4); not in every browser yet.
    const isDark = contentWindow.matchMedia('(prefers-color-scheme: dark)').matches;
    if (isDark !== (this.#scheme === 'dark') || forced.has(contentDocument))
      force(contentDocument, this.#scheme);
    if (this.#isOfInstaller) contentDocument.documentElement.style.colorScheme = this.#scheme;
  }
}

/** What the Installer is reported to put over every page: its own background, and text that can be read on it. */
function inject(page) {
  const style = page.createElement('style');
  style.textContent = 'html, body { background: transparent !important; }';
  page.head.append(style);
}

const forced = new WeakSet();
const written = new WeakMap();

/** Makes the questions for the color scheme come out as wanted. */
function force(page, scheme) {
  forced.add(page);
  page.documentElement.style.colorScheme = scheme;
  for (const sheet of page.styleSheets) for (const rule of sheet.cssRules) forceRule(rule, scheme);
}

function forceRule(rule, scheme) {
  if (rule.media) {
    const text = written.get(rule) ?? rule.media.mediaText;
    written.set(rule, text);
    rule.media.mediaText = text.replaceAll(/\(prefers-color-scheme:\s*(\w+)\)/g, (_, asked) =>
      asked === scheme ? '(min-width: 0px)' : '(max-width: 0px)',
    );
  }
  for (const inner of rule.cssRules ?? []) forceRule(inner, scheme);
}

/** Names the bytes that stand at an address now, without fetching them; undefined where there are none. */
export async function tagOf(address) {
  const answer = await fetch(address, { method: 'HEAD' });
  // There is nothing in it; but what is never read counts as broken off.
  await answer.arrayBuffer();
  return (answer.ok && answer.headers.get('ETag')) || undefined;
}
