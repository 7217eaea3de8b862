import { useEffect, useState } from 'preact/hooks';
import { useDesk } from '../desk.ts';
import { pageQuery } from './use-pages.ts';

/**
 * How members are called, by their ids. Only who may list the members learns the names of others; everybody else sees the
 * id, and themselves as “you”.
 */
export function useMemberNames(): (memberId: string) => string {
  const { api, session, say, may } = useDesk();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const mayList = may('listMembers');
  useEffect(() => {
    let isOver = false;
    const read = async (): Promise<void> => {
      const asked = await api.ask((client) =>
        client.GET('/members', { params: { query: pageQuery(undefined) } }),
      );
      if (isOver || asked.kind !== 'data') return;
      setNames(new Map(asked.data.items.map(({ memberId, label }) => [memberId, label ?? memberId])));
    };
    if (mayList) void read();
    return () => {
      isOver = true;
    };
  }, [api, mayList]);
  return (memberId) => (memberId === session.memberId ? say('you') : (names.get(memberId) ?? memberId));
}
