import { useState } from 'preact/hooks';
import type { Message } from '../../../../client/gatehouse-client.ts';
import { pageQuery, usePages } from '../api/use-pages.ts';
import { useSending } from '../api/use-sending.ts';
import { useDesk } from '../desk.ts';
import { Confirm } from '../parts/confirm.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Check, SelectField, TextField } from '../parts/fields.tsx';
import { More } from '../parts/more.tsx';
import { Trouble } from '../parts/trouble.tsx';

type Member = Message<'Member'>;
type Role = Message<'NewMember'>['role'];
const roles: readonly Role[] = ['admin', 'manager', 'guard', 'integration'];
const nameOf = ({ label, memberId }: Member): string => label ?? memberId;

/** Who acts for the firm: adding, changing and removing members. */
export function Members() {
  const { say, api, sites, session, may } = useDesk();
  const list = usePages(
    (cursor) => api.ask((client) => client.GET('/members', { params: { query: pageQuery(cursor) } })),
    ({ memberId }: Member) => memberId,
    [api],
  );
  const [open, setOpen] = useState<Member | 'new'>();
  const [removing, setRemoving] = useState<Member>();
  const sitesOf = ({ siteIds }: Member): string =>
    siteIds === '*'
      ? say('allSites')
      : siteIds.map((id) => sites.find(({ siteId }) => siteId === id)?.name ?? id).join(', ');
  return (
    <section class="wide">
      <div class="title">
        <h1>{say('members')}</h1>
        {may('addMember') && (
          <button
            type="button"
            class="primary push"
            onClick={() => {
              setOpen('new');
            }}
          >
            {say('newMember')}
          </button>
        )}
      </div>
      <Trouble of={list.trouble} />
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{say('name')}</th>
            <th scope="col">{say('memberRole')}</th>
            <th scope="col">{say('memberSites')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {list.items.map((member) => (
            <tr key={member.memberId}>
              <th scope="row">
                {nameOf(member)}
                {member.memberId === session.memberId && <small> ({say('you')})</small>}
                <small class="under">{say(`kind_${member.kind}`)}</small>
              </th>
              <td data-label={say('memberRole')}>{say(`role_${member.role}`)}</td>
              <td data-label={say('memberSites')}>{sitesOf(member)}</td>
              <td class="row-actions">
                <button
                  type="button"
                  onClick={() => {
                    setOpen(member);
                  }}
                >
                  {say('edit')}
                </button>
                <button
                  type="button"
                  aria-label={say('removeMember', { name: nameOf(member) })}
                  onClick={() => {
                    setRemoving(member);
                  }}
                >
                  {say('remove')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <More of={list} />
      {open && (
        <MemberForm
          member={open === 'new' ? undefined : open}
          onClose={() => {
            setOpen(undefined);
          }}
          onSaved={(member) => {
            list.put(member);
            setOpen(undefined);
          }}
          onReload={list.reload}
        />
      )}
      {removing && (
        <RemoveMember
          member={removing}
          onDone={(isRemoved) => {
            setRemoving(undefined);
            if (isRemoved) void list.reload();
          }}
        />
      )}
    </section>
  );
}

interface MemberFormProps {
  readonly member: Member | undefined;
  readonly onClose: () => void;
  readonly onSaved: (member: Member) => void;
  readonly onReload: () => Promise<void>;
}

function MemberForm({ member, onClose, onSaved, onReload }: MemberFormProps) {
  const { say, api, sites } = useDesk();
  const { send, trouble, isSending } = useSending();
  const [kind, setKind] = useState<Member['kind']>(member?.kind ?? 'person');
  const [role, setRole] = useState<Role>(roles.find((each) => each === member?.role) ?? 'guard');
  const [siteIds, setSiteIds] = useState<readonly string[] | '*'>(
    member?.siteIds ?? sites.map(({ siteId }) => siteId),
  );
  const [label, setLabel] = useState(member?.label ?? '');
  const [subject, setSubject] = useState('');
  const [issuer, setIssuer] = useState('');
  const chosen = siteIds === '*' ? '*' : [...siteIds];
  const named = label.trim() === '' ? {} : { label: label.trim() };
  const save = async (): Promise<void> => {
    const done = await send(
      () =>
        member
          ? api.ask((client) =>
              client.PATCH('/members/{memberId}', {
                params: {
                  path: { memberId: member.memberId },
                  header: { 'If-Match': `"${String(member.version)}"` },
                },
                body: { role, siteIds: chosen, ...named },
              }),
            )
          : api.ask((client) =>
              client.POST('/members', {
                body: {
                  kind,
                  role,
                  siteIds: chosen,
                  subject: subject.trim(),
                  ...named,
                  ...(issuer.trim() === '' ? {} : { issuer: issuer.trim() }),
                },
              }),
            ),
      say(member ? 'saved' : 'memberAdded'),
    );
    if (done) onSaved(done.data);
    else await onReload();
  };
  return (
    <Dialog title={member ? nameOf(member) : say('newMember')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField label={say('memberLabel')} value={label} onInput={setLabel} maxLength={60} autoFocus />
        {!member && (
          <>
            <TextField
              label={say('memberSubject')}
              value={subject}
              onInput={setSubject}
              hint={say('memberSubjectHint')}
              maxLength={255}
              required
            />
            <SelectField
              label={say('memberKind')}
              value={kind}
              options={(['person', 'program'] as const).map((value) => ({
                value,
                text: say(`kind_${value}`),
              }))}
              onChange={setKind}
            />
          </>
        )}
        <SelectField
          label={say('memberRole')}
          value={role}
          options={roles.map((value) => ({ value, text: say(`role_${value}`) }))}
          onChange={setRole}
        />
        <fieldset>
          <legend>{say('memberSites')}</legend>
          <Check
            checked={siteIds === '*'}
            onChange={(all) => {
              setSiteIds(all ? '*' : sites.map(({ siteId }) => siteId));
            }}
          >
            {say('allSites')}
          </Check>
          {siteIds !== '*' &&
            sites.map((site) => (
              <Check
                key={site.siteId}
                checked={siteIds.includes(site.siteId)}
                onChange={(isIn) => {
                  setSiteIds(
                    isIn ? [...siteIds, site.siteId] : siteIds.filter((siteId) => siteId !== site.siteId),
                  );
                }}
              >
                {site.name}
              </Check>
            ))}
        </fieldset>
        {!member && (
          <details>
            <summary>{say('moreFields')}</summary>
            <TextField
              label={`${say('memberIssuer')} (${say('optional')})`}
              value={issuer}
              onInput={setIssuer}
            />
          </details>
        )}
        <Trouble of={trouble} />
        <div class="actions">
          <button type="submit" class="primary" aria-busy={isSending}>
            {say(member ? 'save' : 'addMember')}
          </button>
          <button type="button" onClick={onClose}>
            {say('cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface RemoveMemberProps {
  readonly member: Member;
  readonly onDone: (isRemoved: boolean) => void;
}

function RemoveMember({ member, onDone }: RemoveMemberProps) {
  const { say, api } = useDesk();
  const params = {
    path: { memberId: member.memberId },
    header: { 'If-Match': `"${String(member.version)}"` },
  };
  return (
    <Confirm
      title={say('removeMember', { name: nameOf(member) })}
      question={say('removeMemberSure', { name: nameOf(member) })}
      act={say('remove')}
      send={() => api.ask((client) => client.DELETE('/members/{memberId}', { params }))}
      onDone={(done) => {
        onDone(done !== undefined);
      }}
    />
  );
}
