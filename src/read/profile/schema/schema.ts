import * as z from 'zod';
import { LIMITS } from '../limits.ts';
import { locale, path, prose } from './formats.ts';
import { kext, signing } from './kext.ts';
import { product } from './product.ts';
import { extra, guides, loads, uninstall } from './steps.ts';

const MINUTES = `a whole number of minutes from 1 to ${LIMITS.minutes}`;

const explain = z
  .strictObject({
    what: prose().meta({
      description:
        'What the kext does, for the person at the Mac. Markdown, in the first language of "locales"; or one text for each language.',
      examples: ['Lets your Mac read **Acme RAID** drives.', { en: 'In English', de: 'Auf Deutsch' }],
    }),
    why: prose().meta({
      description:
        'Why the product needs a kext, so that the reader can decide to trust it. Markdown, in the first language of "locales"; or one text for each language.',
      examples: ['macOS cannot talk to these drives by itself.'],
    }),
    minutes: z
      .int({ error: MINUTES })
      .min(1, { error: MINUTES })
      .max(LIMITS.minutes, { error: MINUTES })
      .optional()
      .meta({ description: 'How long the installation takes, measured by you: no guide guesses it.' }),
  })
  .meta({ description: 'What the reader is told about the product, in your own words.' });

/**
 * The profile as it is written, in YAML or JSON: the one source of its types, its checks, `schema/` and the docs.
 * Nothing is changed on the way in (no defaults, no trimming): what is read is what was written. The descriptions
 * are shown by editors and by messages; a first sentence must stand alone.
 */
export const profileSchema = z
  .strictObject({
    $schema: z.string().optional().meta({ description: 'The address of this schema, for editors.' }),
    product,
    signing: signing.optional(),
    explain,
    kexts: z.array(kext).min(1).max(LIMITS.kexts).optional().meta({
      description:
        'The kexts of the product. Needed where there is no "package"; with one, those of the package that are not named here are added.',
    }),
    package: path()
      .optional()
      .meta({
        description:
          'The installer package (.pkg) of this release. The facts about its kexts are read from it at each build, and what the profile says otherwise is an error. Without "distribution" and "resources", the panes go into the Distribution and the Resources that it holds. The path starts at the folder of the profile.',
        examples: ['build/AcmeStorage.pkg'],
      }),
    distribution: path()
      .optional()
      .meta({
        description:
          'The Distribution file of your installer, which productbuild takes. The panes are put into it; all else in it stays as it is.',
        examples: ['installer/distribution.xml'],
      }),
    resources: path()
      .optional()
      .meta({
        description:
          "The installer's own Resources folder (licence, background, texts). It is carried along beside the panes, as productbuild takes one folder.",
        examples: ['installer/Resources'],
      }),
    loads: loads.optional(),
    uninstall: uninstall.optional(),
    guides: guides.optional(),
    locales: z
      .array(locale())
      .min(1)
      .max(LIMITS.locales)
      .optional()
      .meta({
        description: 'The languages of the guides; the first is that of your own texts.',
        default: ['en'],
        uniqueItems: true,
        examples: [['en', 'de', 'pt-BR']],
      }),
    content: path()
      .optional()
      .meta({
        description:
          'Your folder of topics, terms, strings and templates. A file in it takes the place of ours with the same name.',
        examples: ['content'],
      }),
    extra: z
      .array(extra)
      .max(LIMITS.extra)
      .optional()
      .meta({ description: 'Steps of your own, put behind steps of ours.' }),
  })
  .meta({
    title: 'kextguide profile',
    anyOf: [{ required: ['kexts'] }, { required: ['package'] }],
    description: 'The facts about a macOS kernel extension (a kext) from which kextguide writes its guides.',
  });

/** A profile as it is written, once it is known to be right. */
export type ProfileFile = z.infer<typeof profileSchema>;

/** What is usable of a profile that may hold mistakes: all that is there has its right type, anything may be absent. */
export type Form = Partly<ProfileFile>;

export type Partly<T> = T extends readonly (infer Item)[]
  ? (Partly<Item> | undefined)[]
  : T extends object
    ? { [Key in keyof T]?: Partly<T[Key]> | undefined }
    : T;
