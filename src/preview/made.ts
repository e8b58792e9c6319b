import { composeProduct } from '../compose/compose.ts';
import type { GuideDocument, PaneName } from '../compose/document.ts';
import { type Diagnostic, isError, Refusal } from '../diagnostics/diagnostic.ts';
import { makeInstaller } from '../make-installer.ts';
import type { Planned } from '../prepare.ts';
import type { Draw } from '../render/html/templates.ts';
import { filesOf, pdfOf } from '../render/product.ts';
import { overviewOf } from '../render/signposts.ts';
import type { Kept } from './kept.ts';

/** What one language of a product has, not drawn yet. There are no files where anything is wrong with it. */
export interface SaidLanguage {
  /** By the paths that they have in the output; what draws one may throw a Refusal. */
  files: ReadonlyMap<string, () => string | Uint8Array>;
  panes: ReadonlyMap<PaneName, string | Uint8Array>;
  /** By the paths that their PDFs have in the output. */
  guides: ReadonlyMap<string, GuideDocument>;
  /** Whether the Installer shows a licence. */
  hasLicense: boolean;
  diagnostics: readonly Diagnostic[];
}

/**
 * Everything that a build would make of a profile, made when it is asked for: of twenty languages a writer looks at one.
 * It says and draws with the functions of the build, so that its bytes are those of the build.
 */
export class Made {
  readonly planned: Planned;
  readonly draw: Draw;
  readonly #kept: Kept;
  readonly #languages = new Map<string, Promise<SaidLanguage>>();

  constructor(planned: Planned, kept: Kept) {
    this.planned = planned;
    this.draw = kept.draw(planned.content);
    this.#kept = kept;
  }

  get locales(): string[] {
    return [...this.planned.content.languages.keys()];
  }

  /** Says a language, once. */
  language(locale: string): Promise<SaidLanguage> {
    const said = this.#languages.get(locale) ?? this.#say(locale);
    this.#languages.set(locale, said);
    return said;
  }

  async #say(locale: string): Promise<SaidLanguage> {
    const { plan, profile, content } = this.planned;
    const language = content.languages.get(locale);
    if (!language) return NOTHING;
    try {
      const { said, diagnostics } = composeProduct(plan, profile, content, language);
      if (diagnostics.some(isError)) return { ...NOTHING, diagnostics };
      const installer = await makeInstaller(
        new Map([[locale, said]]),
        profile,
        this.draw,
        this.#kept.installer,
      );
      const all = [...diagnostics, ...installer.diagnostics];
      if (all.some(isError)) return { ...NOTHING, diagnostics: all };
      const files = filesOf(said, this.draw);
      const paths = new Set(files.map(({ artifact }) => artifact.path));
      const overview = () => overviewOf(said.overview, paths, this.draw)?.bytes ?? '';
      const distribution = installer.artifacts.find(({ kind }) => kind === 'distribution');
      return {
        files: new Map([
          ...files.flatMap(({ artifact, bytes }) => (bytes ? [[artifact.path, bytes] as const] : [])),
          [`${profile.product.id}/${locale}/index.html`, overview],
        ]),
        panes: new Map(
          installer.artifacts
            .filter(({ kind }) => kind === 'pane')
            .map(({ path, bytes }) => [/([^/]+)\.html$/.exec(path)?.[1] as PaneName, bytes]),
        ),
        guides: new Map(said.guides.map((guide) => [pdfOf(guide).path, guide])),
        hasLicense: hasLicense(distribution?.bytes ?? ''),
        diagnostics: all,
      };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { ...NOTHING, diagnostics: error.diagnostics };
    }
  }
}

/** Whatever the encoding of the vendor's own is: the element is ASCII, in UTF-16 with a NUL beside each letter. */
function hasLicense(distribution: string | Uint8Array): boolean {
  return /<license\b/.test(Buffer.from(distribution).toString('latin1').replaceAll('\0', ''));
}

const NOTHING: SaidLanguage = {
  files: new Map(),
  panes: new Map(),
  guides: new Map(),
  hasLicense: false,
  diagnostics: [],
};
