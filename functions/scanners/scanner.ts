import type { EpochSeconds, FirmId, MemberId, ScannerId, SiteId } from '../kernel/brands.ts';

/** The public half of a scanner's P-256 key: its coordinates in base64url (RFC 7518 §6.2.1). */
export interface ScannerKey {
  readonly x: string;
  readonly y: string;
}

/** What a device tells of itself now and then. */
export interface ToldStatus {
  /** The build of its app. */
  readonly appVersion: string;
  /** 0 to 100; absent where its browser does not tell. */
  readonly batteryPercent?: number | undefined;
  /** Passages that it recorded without a network and has not sent. */
  readonly pendingPassages: number;
}

/** An enrolled device (a guard's phone, a kiosk), bound to one site, with a key that never leaves it. */
export interface Scanner {
  readonly firmId: FirmId;
  readonly siteId: SiteId;
  readonly scannerId: ScannerId;
  /** What the firm calls it: "Main gate, left phone". Never a person's name. */
  readonly name: string;
  readonly publicKey: ScannerKey;
  readonly enrolledAt: EpochSeconds;
  /** The member who made the code that it enrolled with. */
  readonly enrolledBy: MemberId;
  /** When it last told how it is, and what; absent for a device that never did. */
  readonly lastSeenAt?: EpochSeconds;
  readonly told?: ToldStatus;
  readonly revokedAt?: EpochSeconds;
  readonly revokedBy?: MemberId;
}
