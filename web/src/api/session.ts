import { computed, ref } from 'vue'
import { api, Problem, take, type Schemas } from './client'

export type Me = Schemas['MeAnswer']
export type Role = Schemas['Role']

/** Who is signed in; null: nobody, undefined: not asked yet. */
export const me = ref<Me | null>()

export const roles = computed(() => new Set<Role>(me.value?.assignments.map(assignment => assignment.role) ?? []))
export const has = (...any: Role[]) => any.some(role => roles.value.has(role))

export async function whoAmI(): Promise<Me | null> {
  try {
    me.value = await take(api.GET('/api/session'))
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.status !== 401) throw problem
    me.value = null
  }
  return me.value ?? null
}

/** The code is the six digits of the authenticator, or one of the recovery codes. */
export async function signIn(userName: string, password: string, code = '') {
  const second = /^\d{6}$/.test(code) ? { code } : code ? { recoveryCode: code } : {}
  await take(api.POST('/api/session', { body: { userName, password, ...second } }))
  await whoAmI()
}

export async function signInByPhone(phone: string, code: string, name?: string) {
  await take(api.POST('/api/session/phone', { body: { phone, code, name: name || null } }))
  await whoAmI()
}

export async function signOut() {
  await take(api.DELETE('/api/session'))
  me.value = null
}
