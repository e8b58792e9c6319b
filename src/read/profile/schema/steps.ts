import * as z from 'zod';
import { LIMITS } from '../limits.ts';
import { line, pattern } from './formats.ts';

const STARTS = ['installer', 'app', 'device'] as const;

/** What starts the loading: a word alone, or with more. */
export const loads = z
  .union([
    z.enum(STARTS),
    z
      .strictObject({
        by: z
          .enum(STARTS)
          .meta({ description: 'What starts the loading: the installer, an app, or connecting the device.' }),
        name: line()
          .optional()
          .meta({ description: 'The name of the app that starts the loading.', examples: ['Acme Manager'] }),
        reconnect: z
          .boolean()
          .optional()
          .meta({ description: 'true where the device must be plugged in again.', default: false }),
        oneCall: z.boolean().optional().meta({
          description:
            'true where one call loads all kexts. Only then a guide promises that macOS asks once.',
          default: false,
        }),
      })
      .meta({ anyOf: [{ properties: { by: { enum: ['installer', 'device'] } } }, { required: ['name'] }] }),
  ])
  .meta({
    description: 'What starts the loading of the kexts: one word, or a map with more.',
    default: 'installer',
  });

/** How the product is removed. */
export const uninstall = z
  .strictObject({
    how: z
      .enum(['app', 'script', 'terminal'])
      .meta({ description: 'What removes the product: an app, a script, or a command in Terminal.' }),
    name: line(LIMITS.path)
      .optional()
      .meta({
        description: 'The name of the app or the script, or the command itself.',
        examples: ['Acme Uninstaller'],
      }),
  })
  .meta({ description: 'How the product is removed. Without it, a guide tells the general way.' });

/** Which guides are made. */
export const guides = z
  .strictObject({
    actions: choices(
      'What guides are written for.',
      ['install', 'update', 'uninstall'],
      ['install', 'update'],
    ),
    chips: choices('The kinds of Mac.', ['apple-silicon', 'intel'], ['apple-silicon', 'intel']),
    management: choices(
      'How the Macs are managed: by nobody; enrolled in device management; or enrolled automatically, with a bootstrap token.',
      ['none', 'enrolled', 'automated'],
      ['none'],
    ),
    macos: z
      .string()
      .min(1)
      .max(LIMITS.name)
      .optional()
      .meta({
        description: 'The versions of macOS, in quotes: ">=11", ">=13 <=15", "12" or "11-15".',
        // For editors only: range.ts says more exactly what is wrong.
        pattern: '^[\\s0-9.,<>=–-]+$',
        default: '>=11',
        examples: ['>=13', '>=13 <=15'],
      }),
  })
  .meta({ description: 'Which guides are made.' });

/** A step of the vendor's own, put behind a step of ours. */
export const extra = z
  .strictObject({
    after: pattern(/^[a-z0-9][a-z0-9-]*$/, 'the id of a step: small letters, digits and hyphens').meta({
      description: 'The step that yours follows ("kextguide plan" shows their ids).',
      examples: ['run-installer'],
    }),
    topic: pattern(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'the name of a topic, such as "connect-the-drive"').meta({
      description: 'The topic in your content folder that says your step, without ".md".',
      examples: ['connect-the-drive'],
    }),
  })
  .meta({ description: 'A step of your own.' });

function choices<const T extends readonly string[]>(description: string, values: T, standard: T[number][]) {
  return z
    .array(z.enum(values))
    .min(1)
    .optional()
    .meta({ description, uniqueItems: true, default: standard });
}
