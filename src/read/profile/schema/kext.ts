import * as z from 'zod';
import { LIMITS } from '../limits.ts';
import { line, path, pattern } from './formats.ts';

const BUNDLE_ID = /^[A-Za-z0-9._-]+$/;
const TEAM_ID = /^[A-Z0-9]{10}$/;
const INSTALLED = /^\/(?!.*\/\.\.?\/).+\.kext$/;

/** Who signed the kexts. */
export const signing = z
  .strictObject({
    developer: line()
      .optional()
      .meta({
        description:
          'The name that macOS shows for whoever signed the kext: the name on the certificate, often not that of the product. Without it, the one in the signature of the "bundle", which is read and not verified.',
        examples: ['Acme Storage GmbH'],
      }),
    teamId: pattern(TEAM_ID, 'ten capital letters and digits, such as "AB12CD34EF"')
      .optional()
      .meta({
        description: "Apple's Team ID of whoever signed the kext: ten capital letters and digits.",
        examples: ['AB12CD34EF'],
      }),
  })
  .meta({ description: 'Who signed the kexts.' });

/** One kext: a bundle to read, or an id with what the writer knows about it. */
export const kext = z
  .strictObject({
    bundle: path()
      .optional()
      .meta({
        description:
          'The folder of the real kext; the facts are read from it. The path starts at the folder of the profile.',
        examples: ['build/AcmeStorage.kext'],
      }),
    id: pattern(BUNDLE_ID, 'letters, digits, dots, hyphens and underscores', LIMITS.id)
      .optional()
      .meta({
        description:
          'The identifier of the kext (CFBundleIdentifier). Needed where there is no "bundle". With "package", all that is not written here is read from the kext of this identifier in it.',
        examples: ['com.acme.driver.storage'],
      }),
    name: line()
      .regex(/^(?!\.kext$)[^/:]*$/, { error: 'a file name, so without "/" and ":"' })
      .optional()
      .meta({
        description:
          'The file name of the kext. Without it, it is that of the bundle, or else the last part of the identifier.',
        examples: ['AcmeStorage.kext'],
      }),
    path: path()
      .regex(INSTALLED, { error: 'a full path that starts with "/" and ends with ".kext"' })
      .optional()
      .meta({
        description:
          'Where the kext is installed. Without it, where the package puts it, or else /Library/Extensions and its name. Of several kexts in the package with one identifier, it chooses one.',
        examples: ['/Library/Extensions/AcmeStorage.kext'],
      }),
    version: line(LIMITS.version)
      .optional()
      .meta({
        description: 'The version of the kext, in quotes: without them, YAML reads 1.10 as 1.1.',
        examples: ['2.4.1'],
      }),
    codeless: z.boolean().optional().meta({
      description: 'true where the kext holds no code (its Info.plist has no CFBundleExecutable).',
      default: false,
    }),
    architectures: z
      .array(z.enum(['arm64e', 'arm64', 'x86_64', 'i386', 'ppc']))
      .optional()
      .meta({
        description:
          'The kinds of processor that its code is made for: arm64e is Apple silicon, x86_64 is Intel. Without it, both are assumed.',
        uniqueItems: true,
        examples: [['arm64e', 'x86_64']],
      }),
    previous: z.enum(['absent', 'codeless', 'code']).optional().meta({
      description:
        'What the release before this one had in its place, where that differs: nothing, a codeless kext, or one with code.',
    }),
    signing: signing.optional().meta({
      description:
        'Who signed this kext, where that is somebody else. It takes the place of all of "signing" above.',
    }),
  })
  .meta({
    description: 'One kext: a "bundle" to read, or an "id" with what you know about it.',
    anyOf: [{ required: ['bundle'] }, { required: ['id'] }],
  });
