import { randomUUID } from "node:crypto";
import * as schema from "@/drizzle/schema";
import type { Database } from "@/lib/db/client";
import { hashSessionToken } from "@/lib/db/sessions";
import type { Role } from "@/lib/domain/access/model";

/** A small company: two groups of two salespeople with a supervisor each, an admin and a maintainer. */
export interface TestPerson {
  readonly id: string;
  readonly username: string;
  readonly role: Role;
  /** Value of the session cookie. */
  readonly token: string;
}

export interface TestCompany {
  readonly people: Readonly<Record<string, TestPerson>>;
  readonly groupIds: readonly [string, string];
  person(username: string): TestPerson;
}

const members: readonly (readonly [string, Role, number])[] = [
  ["sales1", "salesperson", 0],
  ["sales2", "salesperson", 0],
  ["sales7", "salesperson", 1],
  ["sales8", "salesperson", 1],
  ["supervisor1", "supervisor", 0],
  ["supervisor2", "supervisor", 1],
  ["admin", "admin", -1],
  ["maintainer", "maintainer", -1],
];

export async function makeCompany(db: Database): Promise<TestCompany> {
  const groupIds = [randomUUID(), randomUUID()] as const;
  await db.insert(schema.company).values({ name: "Golden Thread", timeZone: "Asia/Shanghai" });
  await db.insert(schema.groups).values(groupIds.map((id, at) => ({ id, name: `Group ${at + 1}` })));
  const people: Record<string, TestPerson> = {};
  for (const [username, role, group] of members) {
    const person = { id: randomUUID(), username, role, token: randomUUID() };
    people[username] = person;
    await db
      .insert(schema.users)
      .values({ id: person.id, username, role, name: `Name of ${username}`, passwordHash: "-" });
    await db.insert(schema.sessions).values({
      id: hashSessionToken(person.token),
      userId: person.id,
      expiresAt: new Date(Date.now() + 86_400_000),
    });
    const groupId = groupIds[group];
    if (groupId) {
      await db
        .insert(schema.groupMembers)
        .values({ groupId, userId: person.id, leads: role === "supervisor" });
    }
  }
  return {
    people,
    groupIds,
    person(username) {
      const person = people[username];
      if (!person) throw new Error(`nobody is called ${username}`);
      return person;
    },
  };
}
