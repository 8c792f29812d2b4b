import * as z from 'zod/mini';

/** What a browser draws everywhere. Drawings that may hold scripts are none of them. */
export const pictureTypes = ['image/webp', 'image/jpeg', 'image/png'] as const;
export type PictureType = (typeof pictureTypes)[number];

/** bytes of one: small enough for the network of a hall */
export const MOST_PICTURE_BYTES = 200_000;
/** of one entry */
export const MOST_PICTURES = 4;

const SHA_256 = /^[0-9a-f]{64}$/;

/**
 * `picture:<kid>:<ulid of the entry>`: photo and signature of a sign-up. Their bytes are its
 * attachments, by the field of their question, and travel after all words; the entry's answer is the
 * digest, so that evidence and picture can't be parted.
 */
export const entryPictures = z.looseObject({
	_id: z.string(),
	_rev: z.optional(z.string()),
	schema: z.number(),
	/** uid of who handed in the entry */
	by: z.string(),
	device: z.string(),
	/** by field */
	pictures: z.record(
		z.string(),
		z.object({
			type: z.enum(pictureTypes),
			/** bytes */
			length: z.number(),
			/** SHA-256, hex */
			digest: z.string().check(z.regex(SHA_256))
		})
	)
});
export type EntryPictures = z.infer<typeof entryPictures>;
