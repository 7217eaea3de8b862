import { stageNamed, type Stage } from './stage.ts';
import { readWebSettings, type WebSettings } from './web/web-settings.ts';

/** An OIDC issuer whose access tokens the API accepts: one entry of the authorizer's `TOKEN_ISSUERS`. */
export interface TokenIssuer {
  readonly issuer: string;
  readonly jwksUri: string;
  readonly algorithms: readonly string[];
  readonly tokenType: 'at+jwt' | 'cognito';
  readonly audience?: string;
  readonly clientIds?: readonly string[];
  /** A token needs a scope that begins with this. */
  readonly scopePrefix?: string;
}

/** The settings of a deployment, from cdk.json or `-c name=value`. */
export interface Settings {
  /** Which issuer's codes are accepted: the id of a profile in functions/personal-code/profiles. */
  readonly profileId: string;
  /** Where that issuer publishes its certificates. */
  readonly certificateAddress: string;
  /** SHA-256 (hex) of the certificates that every chain has to end in, comma-separated. */
  readonly trustAnchors: string;
  /** The deployment brings an issuer of test codes of its own. */
  readonly sandboxIssuer: boolean;
  /** Another token issuer than the user pool that the stack creates. */
  readonly tokenIssuer?: TokenIssuer;
  /** Origins whose pages may call the API from a browser: `https://desk.example.com`, `http://localhost:*`. */
  readonly corsOrigins: readonly string[];
  /** Names of this deployment, where an account has several. */
  readonly stage: Stage;
  /** The address that people return to after signing in. */
  readonly signedInAddresses: readonly string[];
  /** The address of the apps, which invitations lead to: `https://gate.example.com`. Without it none are made. */
  readonly webAddress?: string;
  /** The address that e-mails come from, and the region of Amazon SES where it is verified. Without it none are sent. */
  readonly mail?: { readonly sender: string; readonly region?: string };
  /** The address that gets the alarms. */
  readonly alarmEmail?: string;
  /** The apps in front of the API; left out where none are deployed. */
  readonly web?: WebSettings;
}

/** The settings of a synthesis without deployment, which needs no issuer. */
const placeholder = { certificateAddress: 'https://certificates.invalid/', trustAnchors: '0'.repeat(64) };

/** Reads the settings from the CDK context; throws, naming the key, when one is missing or malformed. */
export function readSettings(contextOf: (name: string) => unknown): Settings {
  const text = (name: string): string | undefined => {
    const value = contextOf(name);
    if (value === undefined || value === '') return undefined;
    if (typeof value !== 'string') throw new Error(`context ${name} must be a string`);
    return value;
  };
  const profileId = text('profile');
  if (profileId === undefined)
    throw new Error('context profile is missing: name a profile with -c profile=ID');
  const certificateAddress = text('certificateAddress');
  const trustAnchors = text('trustAnchors');
  const sandboxIssuer = text('sandboxIssuer') === 'true';
  if (sandboxIssuer && !profileId.endsWith('.sandbox'))
    throw new Error(
      'sandboxIssuer makes test codes, which a production profile does not accept: remove one of the two',
    );
  if (sandboxIssuer && (certificateAddress !== undefined || trustAnchors !== undefined))
    throw new Error('sandboxIssuer has its own certificateAddress and trustAnchors: remove these');
  const isWithout = certificateAddress === undefined || trustAnchors === undefined;
  if (isWithout && !sandboxIssuer && text('withoutIssuer') !== 'true') {
    throw new Error(
      'without an issuer the service could not verify any code: give -c certificateAddress=URL, where the issuer publishes its ' +
        'certificates, and -c trustAnchors=SHA256[,SHA256], the certificates that every chain has to end in ' +
        '(docs/operations.md); or -c sandboxIssuer=true, for an issuer of test codes; or -c withoutIssuer=true for a synthesis that is not deployed',
    );
  }
  const stage = text('stage');
  if (stage !== undefined && !/^[a-z][a-z0-9]{0,11}$/.test(stage))
    throw new Error('context stage must be at most twelve small letters and digits, such as staging');
  const signedInAddresses = (text('signedInAddresses') ?? 'https://localhost/signed-in')
    .split(',')
    .map((address) => address.trim());
  if (signedInAddresses.some((address) => !/^(https:\/\/|http:\/\/localhost[:/])[^\s]+$/.test(address)))
    throw new Error('context signedInAddresses must be https addresses, separated by commas');
  if (trustAnchors !== undefined && !/^[0-9a-f]{64}(,[0-9a-f]{64})*$/.test(trustAnchors)) {
    throw new Error('context trustAnchors must be SHA-256 values in lower-case hex, separated by commas');
  }
  const tokenIssuer = contextOf('tokenIssuer');
  const alarmEmail = text('alarmEmail');
  const web = readWebSettings(text);
  const corsOrigins = (text('corsOrigins') ?? '')
    .split(',')
    .map((origin) => origin.trim())
    .filter(Boolean);
  const wrong = corsOrigins.find((origin) => !/^https?:\/\/[a-z0-9.-]+(:(\d{1,5}|\*))?$/.test(origin));
  if (wrong !== undefined)
    throw new Error(
      `context corsOrigins must be origins such as https://desk.example.com, separated by commas; ${wrong} is not an origin`,
    );
  return {
    profileId,
    certificateAddress: certificateAddress ?? placeholder.certificateAddress,
    trustAnchors: trustAnchors ?? placeholder.trustAnchors,
    sandboxIssuer,
    corsOrigins,
    stage: stageNamed(stage),
    signedInAddresses,
    ...readWebAddress(text('webAddress'), web),
    ...readMail(text('mailSender'), text('mailRegion')),
    ...(tokenIssuer ? { tokenIssuer: parseTokenIssuer(tokenIssuer) } : {}),
    ...(alarmEmail === undefined ? {} : { alarmEmail }),
    ...(web === undefined ? {} : { web }),
  };
}

/** The address of the apps: their own name where they have one, as CloudFront’s is known only after a deployment. */
function readWebAddress(
  given: string | undefined,
  web: WebSettings | undefined,
): Pick<Settings, 'webAddress'> {
  const webAddress = given ?? (web?.domain && `https://${web.domain.name}`);
  if (webAddress === undefined) return {};
  if (!/^(https:\/\/[a-z0-9.-]+|http:\/\/localhost)(:\d{1,5})?$/.test(webAddress))
    throw new Error('context webAddress must be an origin such as https://gate.example.com');
  return { webAddress };
}

function readMail(sender: string | undefined, region: string | undefined): Pick<Settings, 'mail'> {
  if (sender === undefined) return {};
  if (!/^[\w.+-]+@([a-z0-9-]+\.)+[a-z]{2,}$/.test(sender))
    throw new Error('context mailSender must be an e-mail address such as invitations@gate.example.com');
  return { mail: { sender, ...(region === undefined ? {} : { region }) } };
}

function parseTokenIssuer(value: unknown): TokenIssuer {
  const issuer: unknown = typeof value === 'string' ? JSON.parse(value) : value;
  if (typeof issuer === 'object' && issuer !== null && 'issuer' in issuer && 'jwksUri' in issuer) {
    return issuer as TokenIssuer;
  }
  throw new Error(
    'context tokenIssuer must be a JSON object with issuer, jwksUri, algorithms, tokenType, audience',
  );
}
