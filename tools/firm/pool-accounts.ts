import {
  AdminDeleteUserCommand,
  UserNotFoundException,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Member } from '../../functions/registry/firm.ts';

/** What became of the accounts of a firm's members. */
export interface AccountsRemoved {
  readonly removed: number;
  /** Members who sign in elsewhere, and programs: their accounts are not ours to delete. */
  readonly elsewhere: number;
}

/** Deletes the accounts of members. It can be run again. */
export type RemoveAccounts = (members: readonly Member[]) => Promise<AccountsRemoved>;

/**
 * Deletes people's accounts in the user pool whose tokens `issuer` signs. The user name of an account there is its `sub`,
 * and a subject is a member of one firm at most.
 */
export const poolAccounts =
  (client: CognitoIdentityProviderClient, UserPoolId: string, issuer: string): RemoveAccounts =>
  async (members) => {
    const own = members.filter((member) => member.issuer === issuer && member.kind === 'person');
    for (const { subject: Username } of own) {
      try {
        await client.send(new AdminDeleteUserCommand({ UserPoolId, Username }));
      } catch (error) {
        if (!(error instanceof UserNotFoundException)) throw error;
      }
    }
    return { removed: own.length, elsewhere: members.length - own.length };
  };

/** Where there is no user pool, no account can be deleted. */
export const noAccounts: RemoveAccounts = (members) =>
  Promise.resolve({ removed: 0, elsewhere: members.length });
