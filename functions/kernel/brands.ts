/** A string or number that has been parsed at the border and means one thing only. */
type Brand<Base, Name extends string> = Base & { readonly __brand: Name };

/** The tenant: a property management company. 2–40 characters `[a-z0-9-]`. */
export type FirmId = Brand<string, 'FirmId'>;
/** Premises run by a firm. 2–40 characters `[a-z0-9-]`. */
export type SiteId = Brand<string, 'SiteId'>;
/** A place at a site where people come in or go out. 1–40 characters `[a-z0-9-]`. */
export type GateId = Brand<string, 'GateId'>;
/** A flat or an office of a site, by its name as names of units are compared (unit-name.ts): hexadecimal. */
export type UnitId = Brand<string, 'UnitId'>;
/** One person's coming to one site. Opaque, 22 characters of base64url. */
export type VisitId = Brand<string, 'VisitId'>;
/** A rule that makes recurring visits. Opaque, 22 characters of base64url. */
export type SeriesId = Brand<string, 'SeriesId'>;
/** A request of a person to see or correct their data. Opaque, 22 characters of base64url, in the order of their due dates. */
export type AccessRequestId = Brand<string, 'AccessRequestId'>;
/** An export of visits. Opaque, 22 characters of base64url. */
export type ExportId = Brand<string, 'ExportId'>;
/** A hold on visits. Opaque, 22 characters of base64url. */
export type HoldId = Brand<string, 'HoldId'>;
/** A correction beside a visit. Opaque, 22 characters of base64url. */
export type CorrectionId = Brand<string, 'CorrectionId'>;
/** One presentation of a code at a gate; a UUID made by the scanner. */
export type ScanId = Brand<string, 'ScanId'>;
/** A person or a program that acts for a firm. */
export type MemberId = Brand<string, 'MemberId'>;
/** An enrolled device. Opaque, 22 characters of base64url. */
export type ScannerId = Brand<string, 'ScannerId'>;
/** A bar on a person. Opaque, 22 characters of base64url. */
export type BarredId = Brand<string, 'BarredId'>;
/** HMAC of normalised identifying fields: 22 characters of base64url (128 bits). */
export type PersonKey = Brand<string, 'PersonKey'>;
/** SHA-256 of a code's unique id, 43 characters of base64url: the same for every encoding of one code. */
export type CodeDigest = Brand<string, 'CodeDigest'>;
/** Whole seconds since 1970-01-01T00:00:00Z. */
export type EpochSeconds = Brand<number, 'EpochSeconds'>;
/** A calendar day at a site, in the site's time zone: `2026-11-23`. */
export type LocalDay = Brand<string, 'LocalDay'>;
