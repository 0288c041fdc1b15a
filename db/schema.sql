-- Made by npm run schema from db/migrations; to be read, not run.

-- Wrong passwords, counted per account and per address (keyed HMAC), so that guessing gets slower.
table access.attempt (
  key bytea not null,
  failures integer not null,
  blocked_until timestamp with time zone,
  last_at timestamp with time zone not null,
  constraint attempt_pk PRIMARY KEY (key)
)

-- Emergency reading beyond one's role: why, for how long, who was told, what the review said.
table access.break_glass (
  id uuid not null,
  user_id uuid not null,
  grant_id uuid not null,
  area_id bigint not null,
  response_id uuid,
  reason text not null,
  opened_at timestamp with time zone not null,
  until timestamp with time zone not null,
  told_user_id uuid not null,
  reviewed_at timestamp with time zone,
  reviewed_by uuid,
  verdict text,
  note text,
  constraint break_glass_pk PRIMARY KEY (id),
  constraint break_glass_grant_fk FOREIGN KEY (grant_id) REFERENCES access.role_grant(id),
  constraint break_glass_told_fk FOREIGN KEY (told_user_id) REFERENCES access.user_account(id),
  constraint break_glass_user_fk FOREIGN KEY (user_id) REFERENCES access.user_account(id),
  constraint break_glass_other_reviews CHECK (((reviewed_by IS NULL) OR (reviewed_by <> user_id))),
  constraint break_glass_short CHECK ((until <= (opened_at + '01:00:00'::interval))),
  constraint break_glass_verdict_known CHECK ((verdict = ANY (ARRAY['justified'::text, 'unjustified'::text])))
)
CREATE INDEX break_glass_area ON access.break_glass USING btree (area_id)
policy break_glass_door for ALL to muster_app using ((current_setting('muster.door'::text, true) = 'on'::text)) with check (-)
policy break_glass_owner for ALL to owner using (true) with check (true)
policy break_glass_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check (-)

-- Secrets shared with code apps (RFC 6238), sealed. One in use for each account, and one that is being set up. last_step: no code opens twice.
table access.code_app (
  user_id uuid not null,
  in_use boolean not null,
  sealed_secret bytea not null,
  key_id uuid not null,
  last_step bigint not null,
  made_at timestamp with time zone not null,
  constraint code_app_pk PRIMARY KEY (user_id, in_use),
  constraint code_app_user_fk FOREIGN KEY (user_id) REFERENCES access.user_account(id)
)

-- Ways in of an account: its password (scrypt), or the name it has at another house.
table access.credential (
  id uuid not null,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint credential_once UNIQUE (provider_id, account_id),
  constraint credential_pk PRIMARY KEY (id),
  constraint credential_user_fk FOREIGN KEY (user_id) REFERENCES access.user_account(id)
)
CREATE INDEX credential_user ON access.credential USING btree (user_id)

-- Phones and browsers that people work on; a revoked one is signed out and may not sign in again.
table access.device (
  id uuid not null,
  label text not null,
  kind text not null,
  area_id bigint not null,
  registered_by uuid not null,
  registered_at timestamp with time zone not null,
  last_user_id uuid,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  revoked_why text,
  constraint device_pk PRIMARY KEY (id),
  constraint device_user_fk FOREIGN KEY (registered_by) REFERENCES access.user_account(id),
  constraint device_kind_known CHECK ((kind = ANY (ARRAY['phone'::text, 'desk'::text])))
)
CREATE INDEX device_area ON access.device USING btree (area_id)
policy device_door for ALL to muster_app using ((current_setting('muster.door'::text, true) = 'on'::text)) with check (-)
policy device_owner for ALL to owner using (true) with check (true)
policy device_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check (-)

-- Public halves of passkeys.
table access.passkey (
  id uuid not null,
  name text,
  public_key text not null,
  user_id uuid not null,
  credential_id text not null,
  counter integer not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  created_at timestamp with time zone,
  aaguid text,
  constraint passkey_credential_unique UNIQUE (credential_id),
  constraint passkey_pk PRIMARY KEY (id),
  constraint passkey_user_fk FOREIGN KEY (user_id) REFERENCES access.user_account(id)
)
CREATE INDEX passkey_user ON access.passkey USING btree (user_id)

-- Who read whom, for what, when: one row per person in a ledger entry of outcome read.
table access.reading (
  entry_id uuid not null,
  subject_id uuid not null,
  reader_id uuid not null,
  area_id bigint not null,
  response_id uuid,
  purpose text not null,
  query text not null,
  single boolean not null,
  read_at timestamp with time zone not null,
  constraint reading_pk PRIMARY KEY (entry_id, subject_id)
)
CREATE INDEX reading_reader ON access.reading USING btree (reader_id, read_at) WHERE single
CREATE INDEX reading_subject ON access.reading USING btree (subject_id, read_at)
policy reading_door for ALL to muster_app using ((current_setting('muster.door'::text, true) = 'on'::text)) with check (-)
policy reading_owner for ALL to owner using (true) with check (true)
policy reading_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check (-)

-- A role of a user over an area subtree, in one response or for one body where named, until an end. Ended, never deleted.
table access.role_grant (
  id uuid not null,
  user_id uuid not null,
  role text not null,
  area_id bigint not null,
  organisation_id uuid,
  response_id uuid,
  until timestamp with time zone,
  granted_by uuid,
  granted_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  command_id uuid,
  constraint role_grant_pk PRIMARY KEY (id),
  constraint role_grant_user_fk FOREIGN KEY (user_id) REFERENCES access.user_account(id)
)
CREATE INDEX role_grant_area ON access.role_grant USING btree (area_id)
CREATE INDEX role_grant_user ON access.role_grant USING btree (user_id) WHERE (ended_at IS NULL)
policy role_grant_door for ALL to muster_app using ((current_setting('muster.door'::text, true) = 'on'::text)) with check (-)
policy role_grant_owner for ALL to owner using (true) with check (true)
policy role_grant_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check (-)

-- Who is signed in now. A row that goes is a cookie that no longer opens anything.
table access.session (
  id uuid not null,
  token text not null,
  user_id uuid not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  device_id uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  second_factor_at timestamp with time zone,
  constraint session_token_unique UNIQUE (token),
  constraint session_pk PRIMARY KEY (id),
  constraint session_user_fk FOREIGN KEY (user_id) REFERENCES access.user_account(id)
)
CREATE INDEX session_by_device ON access.session USING btree (device_id) WHERE (device_id IS NOT NULL)
CREATE INDEX session_by_user ON access.session USING btree (user_id)

-- Accounts. The human's name is sealed (sealed_name); name repeats the username and email is a filler, both asked for by better-auth.
table access.user_account (
  id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean not null,
  image text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  username text not null,
  display_username text,
  area_id bigint not null,
  person_id uuid,
  sealed_name bytea not null,
  key_id uuid not null,
  language text not null,
  must_change_password boolean not null,
  disabled_at timestamp with time zone,
  constraint user_account_email_unique UNIQUE (email),
  constraint user_account_username_unique UNIQUE (username),
  constraint user_account_pk PRIMARY KEY (id),
  constraint user_account_language_known CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text])))
)
CREATE INDEX user_account_person ON access.user_account USING btree (person_id) WHERE (person_id IS NOT NULL)
policy user_account_door for ALL to muster_app using ((current_setting('muster.door'::text, true) = 'on'::text)) with check (-)
policy user_account_owner for ALL to owner using (true) with check (true)
policy user_account_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check (-)

-- Challenges of a passkey or another house that are under way; they live for minutes.
table access.verification (
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint verification_pk PRIMARY KEY (id)
)
CREATE INDEX verification_identifier ON access.verification USING btree (identifier)

-- Places: official divisions by their code, and campuses, estates, grids and buildings of our own. Names are public; ids are spans of numbers.
table areas.area (
  id bigint not null,
  code text not null,
  name text not null,
  level text not null,
  parent_id bigint,
  geometry jsonb,
  added_at timestamp with time zone not null,
  renamed_at timestamp with time zone,
  constraint area_code_unique UNIQUE (code),
  constraint area_pk PRIMARY KEY (id),
  constraint area_parent_fk FOREIGN KEY (parent_id) REFERENCES areas.area(id),
  constraint area_level_known CHECK ((level = ANY (ARRAY['province'::text, 'prefecture'::text, 'county'::text, 'township'::text, 'village'::text, 'grid'::text, 'building'::text]))),
  constraint area_name_filled CHECK ((name <> ''::text))
)
CREATE INDEX area_name ON areas.area USING btree (name)
CREATE INDEX area_parent ON areas.area USING btree (parent_id)
policy area_add for INSERT to muster_app using (-) with check ((id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))
policy area_change for UPDATE to muster_app using ((id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check (-)
policy area_owner for ALL to owner using (true) with check (true)
policy area_read for SELECT to muster_app using (true) with check (-)

-- Places put together for command in a response: a war zone, or a pair that helps each other. area_id is the place above them all.
table areas.area_group (
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  name text not null,
  kind text not null,
  organisation_id uuid,
  formed_at timestamp with time zone not null,
  dissolved_at timestamp with time zone,
  constraint area_group_pk PRIMARY KEY (id),
  constraint area_group_area_fk FOREIGN KEY (area_id) REFERENCES areas.area(id),
  constraint area_group_kind_known CHECK ((kind = ANY (ARRAY['warZone'::text, 'pairing'::text]))),
  constraint area_group_name_filled CHECK ((name <> ''::text))
)
CREATE UNIQUE INDEX area_group_name_once ON areas.area_group USING btree (response_id, name) WHERE (dissolved_at IS NULL)
policy area_group_owner for ALL to owner using (true) with check (true)
policy area_group_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check (-)

-- The places of a group.
table areas.area_group_member (
  group_id uuid not null,
  area_id bigint not null,
  constraint area_group_member_pk PRIMARY KEY (group_id, area_id),
  constraint area_group_member_area_fk FOREIGN KEY (area_id) REFERENCES areas.area(id),
  constraint area_group_member_group_fk FOREIGN KEY (group_id) REFERENCES areas.area_group(id)
)
CREATE INDEX area_group_member_area ON areas.area_group_member USING btree (area_id)
policy area_group_member_owner for ALL to owner using (true) with check (true)
policy area_group_member_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check (-)

-- Who answers for a place in a response: one person or one body at a time. Naming another ends the one before.
table areas.responsibility (
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  person_id uuid,
  organisation_id uuid,
  named_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint responsibility_pk PRIMARY KEY (id),
  constraint responsibility_area_fk FOREIGN KEY (area_id) REFERENCES areas.area(id),
  constraint responsibility_one_kind CHECK (((person_id IS NULL) <> (organisation_id IS NULL))),
  constraint responsibility_span CHECK ((ended_at >= named_at))
)
CREATE UNIQUE INDEX responsibility_one_at_a_time ON areas.responsibility USING btree (response_id, area_id) WHERE (ended_at IS NULL)
CREATE INDEX responsibility_person ON areas.responsibility USING btree (person_id) WHERE (person_id IS NOT NULL)
policy responsibility_owner for ALL to owner using (true) with check (true)
policy responsibility_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check (-)

-- A fever found at a checkpoint, until a medic has dealt with it.
table checkpoints.follow_up (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  passage_id uuid not null,
  checkpoint_id uuid not null,
  command_id uuid not null,
  fevers integer not null,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  closed_by uuid,
  outcome text,
  constraint follow_up_once UNIQUE (precinct_id, passage_id),
  constraint follow_up_pk PRIMARY KEY (precinct_id, id),
  constraint follow_up_closed_whole CHECK (((closed_at IS NULL) = (outcome IS NULL)))
)
CREATE INDEX follow_up_open ON checkpoints.follow_up USING btree (response_id, opened_at) WHERE (closed_at IS NULL)
policy follow_up_owner for ALL to owner using (true) with check (true)
policy follow_up_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- For goods_tally what passage_late is for passage_tally.
table checkpoints.goods_late (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  checkpoint_id uuid not null,
  hour timestamp with time zone not null,
  subject text not null,
  direction text not null,
  decision text not null,
  reason text not null,
  permit_kind text not null,
  origin_class text not null,
  goods_kind text not null,
  n bigint not null,
  kilograms numeric not null,
  constraint goods_late_pk PRIMARY KEY (precinct_id, id)
)
CREATE INDEX goods_late_by_response ON checkpoints.goods_late USING btree (response_id, hour)
policy goods_late_owner for ALL to owner using (true) with check (true)
policy goods_late_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- Goods by weight, added up as passages are; written with the rows, so always equal to them.
table checkpoints.goods_tally (
  precinct_id bigint not null,
  response_id uuid not null,
  area_id bigint not null,
  checkpoint_id uuid not null,
  hour timestamp with time zone not null,
  subject text not null,
  direction text not null,
  decision text not null,
  reason text not null,
  permit_kind text not null,
  origin_class text not null,
  goods_kind text not null,
  n bigint not null,
  kilograms numeric not null,
  constraint goods_tally_pk PRIMARY KEY (precinct_id, response_id, area_id, checkpoint_id, hour, subject, direction, decision, reason, permit_kind, origin_class, goods_kind),
  constraint goods_tally_not_negative CHECK (((n >= 0) AND (kilograms >= (0)::numeric)))
)
CREATE INDEX goods_tally_by_response ON checkpoints.goods_tally USING btree (response_id, hour)
policy goods_tally_owner for ALL to owner using (true) with check (true)
policy goods_tally_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- One person or vehicle with its occupants at a checkpoint, and the decision. Never changed: a correction is a new row that supersedes.
table checkpoints.passage (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  checkpoint_id uuid not null,
  command_id uuid not null,
  recorded_by uuid not null,
  subject text not null,
  direction text not null,
  decision text not null,
  reason text not null,
  handed_over_to text,
  refusal_grade text,
  permit_kind text not null,
  permit_id uuid,
  origin_class text not null,
  people integer not null,
  fevers integer not null,
  goods_kind text,
  goods_quantity numeric,
  goods_unit text,
  facts text not null,
  plate_key bytea,
  person_keys bytea[],
  sealed bytea,
  key_id uuid,
  entered_for text,
  downloaded_at timestamp with time zone,
  revoked_while_offline boolean not null,
  corrects uuid,
  correction_reason text,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  superseded_at timestamp with time zone,
  constraint passage_pk PRIMARY KEY (precinct_id, id),
  constraint passage_decision_has_reason CHECK (((decision = 'passed'::text) = (reason = 'none'::text))),
  constraint passage_decision_known CHECK ((decision = ANY (ARRAY['passed'::text, 'turned_back'::text, 'handed_over'::text]))),
  constraint passage_direction_known CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
  constraint passage_fevers_among_people CHECK (((fevers >= 0) AND (fevers <= people))),
  constraint passage_has_people CHECK ((people > 0)),
  constraint passage_sealed_whole CHECK (((sealed IS NULL) = (key_id IS NULL))),
  constraint passage_subject_known CHECK ((subject = ANY (ARRAY['vehicle'::text, 'person'::text]))),
  constraint passage_vehicle_has_plate CHECK (((subject = 'person'::text) OR (plate_key IS NOT NULL)))
)
CREATE INDEX passage_by_checkpoint ON ONLY checkpoints.passage USING btree (checkpoint_id, made_at DESC)
CREATE INDEX passage_by_permit ON ONLY checkpoints.passage USING btree (permit_id) WHERE (permit_id IS NOT NULL)
CREATE INDEX passage_by_person ON ONLY checkpoints.passage USING gin (person_keys) WHERE (person_keys IS NOT NULL)
CREATE INDEX passage_by_plate ON ONLY checkpoints.passage USING btree (plate_key) WHERE (plate_key IS NOT NULL)
CREATE INDEX passage_by_precinct ON ONLY checkpoints.passage USING btree (precinct_id, response_id, made_at DESC, id DESC)
CREATE INDEX passage_by_time ON ONLY checkpoints.passage USING btree (response_id, made_at DESC, id DESC)
CREATE INDEX passage_came_late ON ONLY checkpoints.passage USING btree (response_id, received_at, made_at) WHERE ((received_at - made_at) >= '00:15:00'::interval)
CREATE INDEX passage_goods_came_late ON ONLY checkpoints.passage USING btree (response_id, received_at, made_at) WHERE ((goods_kind IS NOT NULL) AND ((received_at - made_at) >= '00:15:00'::interval))
CREATE INDEX passage_not_passed ON ONLY checkpoints.passage USING btree (response_id, made_at DESC, id DESC) WHERE (decision <> 'passed'::text)
CREATE INDEX passage_superseded ON ONLY checkpoints.passage USING btree (response_id, superseded_at) WHERE (superseded_at IS NOT NULL)
CREATE INDEX passage_with_fever ON ONLY checkpoints.passage USING btree (response_id, made_at DESC, id DESC) WHERE (fevers > 0)
CREATE INDEX passage_with_goods ON ONLY checkpoints.passage USING btree (response_id, made_at DESC, id DESC) WHERE (goods_kind IS NOT NULL)
policy passage_owner for ALL to owner using (true) with check (true)
policy passage_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- What was added to passage_tally (or taken from it) long after its hour; read beside day_sum until the next closing adds it there.
table checkpoints.passage_late (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  checkpoint_id uuid not null,
  hour timestamp with time zone not null,
  subject text not null,
  direction text not null,
  decision text not null,
  reason text not null,
  permit_kind text not null,
  origin_class text not null,
  n bigint not null,
  people bigint not null,
  fevers bigint not null,
  constraint passage_late_pk PRIMARY KEY (precinct_id, id)
)
CREATE INDEX passage_late_by_response ON checkpoints.passage_late USING btree (response_id, hour)
policy passage_late_owner for ALL to owner using (true) with check (true)
policy passage_late_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- Passages added up by checkpoint, hour and what decides a figure; written with the rows, so always equal to them.
table checkpoints.passage_tally (
  precinct_id bigint not null,
  response_id uuid not null,
  area_id bigint not null,
  checkpoint_id uuid not null,
  hour timestamp with time zone not null,
  subject text not null,
  direction text not null,
  decision text not null,
  reason text not null,
  permit_kind text not null,
  origin_class text not null,
  n bigint not null,
  people bigint not null,
  fevers bigint not null,
  constraint passage_tally_pk PRIMARY KEY (precinct_id, response_id, area_id, checkpoint_id, hour, subject, direction, decision, reason, permit_kind, origin_class),
  constraint passage_tally_not_negative CHECK (((n >= 0) AND (people >= 0) AND (fevers >= 0)))
)
CREATE INDEX passage_tally_by_response ON checkpoints.passage_tally USING btree (response_id, hour)
policy passage_tally_owner for ALL to owner using (true) with check (true)
policy passage_tally_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- A pass with reason, area, frequency and expiry; its code is signed and can be verified without network.
table checkpoints.permit (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  command_id uuid not null,
  kind text not null,
  holder text not null,
  state text not null,
  valid_from timestamp with time zone not null,
  valid_until timestamp with time zone not null,
  times integer,
  every_days integer,
  holder_mark text not null,
  holder_key bytea not null,
  token text,
  sealed bytea not null,
  key_id uuid not null,
  entered_for text,
  requested_by uuid not null,
  requested_at timestamp with time zone not null,
  approved_by uuid,
  approved_at timestamp with time zone,
  declined_by uuid,
  declined_at timestamp with time zone,
  decline_reason text,
  revoked_by uuid,
  revoked_at timestamp with time zone,
  revoke_reason text,
  constraint permit_pk PRIMARY KEY (precinct_id, id),
  constraint permit_approved_whole CHECK (((state = ANY (ARRAY['requested'::text, 'declined'::text])) = (token IS NULL))),
  constraint permit_declined_whole CHECK (((state = 'declined'::text) = (declined_at IS NOT NULL))),
  constraint permit_holder_known CHECK ((holder = ANY (ARRAY['vehicle'::text, 'person'::text]))),
  constraint permit_kind_known CHECK ((kind = ANY (ARRAY['exit'::text, 'supply'::text, 'workResumption'::text, 'visitor'::text, 'medical'::text]))),
  constraint permit_revoked_whole CHECK (((state = 'revoked'::text) = (revoked_at IS NOT NULL))),
  constraint permit_span CHECK ((valid_until > valid_from)),
  constraint permit_state_known CHECK ((state = ANY (ARRAY['requested'::text, 'approved'::text, 'declined'::text, 'revoked'::text])))
)
CREATE INDEX permit_by_holder ON checkpoints.permit USING btree (holder_key)
CREATE INDEX permit_by_response ON checkpoints.permit USING btree (response_id, state, requested_at DESC)
policy permit_owner for ALL to owner using (true) with check (true)
policy permit_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- The pair of keys that signs a response's permits, and the key that marks their holders; the secret ones are sealed.
table checkpoints.permit_key (
  response_id uuid not null,
  key_id text not null,
  public_key text not null,
  sealed bytea not null,
  seal_key_id uuid not null,
  made_at timestamp with time zone not null,
  constraint permit_key_pk PRIMARY KEY (response_id)
)

-- A watched person came through a checkpoint; for those who follow up there or where the watch is from, until one has dealt with it.
table checkpoints.sighting (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  watch_id uuid not null,
  watch_area_id bigint not null,
  passage_id uuid not null,
  checkpoint_id uuid not null,
  checkpoint_name text not null,
  command_id uuid not null,
  seen_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  handled_at timestamp with time zone,
  handled_by uuid,
  outcome text,
  constraint sighting_once UNIQUE (precinct_id, passage_id, watch_id),
  constraint sighting_pk PRIMARY KEY (precinct_id, id),
  constraint sighting_handled_whole CHECK ((((handled_at IS NULL) = (outcome IS NULL)) AND ((handled_at IS NULL) = (handled_by IS NULL)))),
  constraint sighting_outcome_known CHECK ((outcome = ANY (ARRAY['reached'::text, 'passedToCommunity'::text, 'passedToPolice'::text, 'notReached'::text, 'mistaken'::text])))
)
CREATE INDEX sighting_open ON checkpoints.sighting USING btree (response_id, received_at) WHERE (handled_at IS NULL)
policy sighting_owner for ALL to owner using (true) with check (true)
policy sighting_scope for ALL to muster_app using (((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (watch_area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))) with check (((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (watch_area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)))

-- A person wanted for follow-up, by a keyed hash of the number, until a day that is set from the start.
table checkpoints.watch (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  command_id uuid not null,
  person_key bytea not null,
  sealed bytea not null,
  key_id uuid not null,
  reason text not null,
  watched_by uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint watch_pk PRIMARY KEY (precinct_id, id),
  constraint watch_ended_whole CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint watch_reason_known CHECK ((reason = ANY (ARRAY['closeContact'::text, 'contactOfContact'::text, 'brokeIsolation'::text, 'positiveResult'::text, 'other'::text]))),
  constraint watch_span CHECK ((until_at > from_at))
)
CREATE INDEX watch_by_person ON checkpoints.watch USING btree (response_id, person_key) WHERE (ended_at IS NULL)
policy watch_owner for ALL to owner using (true) with check (true)
policy watch_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- A member on a shift in a role, with why (what the planner weighed) and set_aside (the rule that a lead set aside, in words). superseded_at: no longer, from then on; a change is a new row.
table duty.assignment (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  roster_id uuid not null,
  shift_id uuid not null,
  post_id uuid not null,
  member_id uuid not null,
  organisation_id uuid,
  role text not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  source text not null,
  pinned boolean not null,
  why jsonb,
  set_aside text,
  command_id uuid not null,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  superseded_at timestamp with time zone,
  superseded_by uuid,
  superseded_why text,
  constraint assignment_pk PRIMARY KEY (precinct_id, id),
  constraint assignment_member_fk FOREIGN KEY (member_id) REFERENCES duty.member(id),
  constraint assignment_place_fk FOREIGN KEY (precinct_id, shift_id, role) REFERENCES duty.shift_role(precinct_id, shift_id, role),
  constraint assignment_source_known CHECK ((source = ANY (ARRAY['planned'::text, 'hand'::text, 'sheet'::text, 'signUp'::text, 'swap'::text, 'backfill'::text, 'standby'::text]))),
  constraint assignment_until_after_from CHECK ((until_at > from_at))
)
CREATE INDEX assignment_by_member ON duty.assignment USING btree (member_id, from_at) WHERE (superseded_at IS NULL)
CREATE INDEX assignment_by_post ON duty.assignment USING btree (post_id, from_at) WHERE (superseded_at IS NULL)
CREATE INDEX assignment_by_roster ON duty.assignment USING btree (roster_id, from_at)
CREATE INDEX assignment_by_time ON duty.assignment USING btree (from_at) WHERE (superseded_at IS NULL)
CREATE INDEX assignment_came ON duty.assignment USING btree (response_id, received_at)
CREATE UNIQUE INDEX assignment_once ON duty.assignment USING btree (precinct_id, shift_id, member_id) WHERE (superseded_at IS NULL)
CREATE INDEX assignment_went ON duty.assignment USING btree (response_id, superseded_at) WHERE (superseded_at IS NOT NULL)
policy assignment_owner for ALL to owner using (true) with check (true)
policy assignment_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- One member at one post once: what its marks add up to. One attendance is one person-time; shift_id and assignment_id are empty for who came without being rostered.
table duty.attendance (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  post_id uuid not null,
  shift_id uuid,
  assignment_id uuid,
  member_id uuid not null,
  organisation_id uuid,
  community_id uuid,
  role text not null,
  day date not null,
  due_from timestamp with time zone,
  due_until timestamp with time zone,
  in_at timestamp with time zone,
  out_at timestamp with time zone,
  absent boolean not null,
  absent_reason text,
  late_minutes integer not null,
  early_minutes integer not null,
  break_minutes integer not null,
  command_id uuid not null,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  superseded_at timestamp with time zone,
  night boolean,
  weekend boolean,
  constraint attendance_pk PRIMARY KEY (precinct_id, id),
  constraint attendance_member_fk FOREIGN KEY (member_id) REFERENCES duty.member(id),
  constraint attendance_post_fk FOREIGN KEY (post_id) REFERENCES duty.post(id),
  constraint attendance_minutes CHECK (((late_minutes >= 0) AND (early_minutes >= 0) AND (break_minutes >= 0))),
  constraint attendance_one_or_other CHECK ((NOT (absent AND (in_at IS NOT NULL)))),
  constraint attendance_out_after_in CHECK ((out_at >= in_at))
)
CREATE INDEX attendance_by_body ON duty.attendance USING btree (organisation_id, day) WHERE (superseded_at IS NULL)
CREATE INDEX attendance_by_community ON duty.attendance USING btree (community_id, day) WHERE ((community_id IS NOT NULL) AND (superseded_at IS NULL))
CREATE INDEX attendance_by_member ON duty.attendance USING btree (member_id, day)
CREATE INDEX attendance_by_post ON duty.attendance USING btree (post_id, day)
CREATE INDEX attendance_by_response ON duty.attendance USING btree (response_id, day)
CREATE UNIQUE INDEX attendance_once ON duty.attendance USING btree (precinct_id, shift_id, member_id) WHERE ((shift_id IS NOT NULL) AND (superseded_at IS NULL))
CREATE UNIQUE INDEX attendance_unrostered_once ON duty.attendance USING btree (precinct_id, post_id, member_id) WHERE ((shift_id IS NULL) AND (out_at IS NULL) AND (superseded_at IS NULL))
policy attendance_bodies for SELECT to muster_app using (((organisation_id = ANY ((string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[])) OR (community_id = ANY ((string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[])))) with check (-)
policy attendance_owner for ALL to owner using (true) with check (true)
policy attendance_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- What was recorded of an attendance, one row each: came, left, break, absent; how it was told, and when. Corrected by marks that supersede.
table duty.attendance_mark (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  attendance_id uuid not null,
  kind text not null,
  how text not null,
  at timestamp with time zone not null,
  reason text,
  marked_by uuid not null,
  command_id uuid not null,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  superseded_at timestamp with time zone,
  constraint attendance_mark_pk PRIMARY KEY (precinct_id, id),
  constraint attendance_mark_how_known CHECK ((how = ANY (ARRAY['code'::text, 'phone'::text, 'lead'::text, 'paper'::text]))),
  constraint attendance_mark_kind_known CHECK ((kind = ANY (ARRAY['in'::text, 'out'::text, 'breakFrom'::text, 'breakUntil'::text, 'absent'::text])))
)
CREATE INDEX attendance_mark_by_attendance ON duty.attendance_mark USING btree (precinct_id, attendance_id)
policy attendance_mark_owner for ALL to owner using (true) with check (true)
policy attendance_mark_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- When a member cannot serve (leave, binding once approved) or would rather not, or rather (avoid, prefer: wishes, no approval asked). Why is nobody's business: it is not kept.
table duty.availability (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  member_id uuid not null,
  kind text not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  state text not null,
  asked_by uuid not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  command_id uuid not null,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  constraint availability_pk PRIMARY KEY (precinct_id, id),
  constraint availability_member_fk FOREIGN KEY (member_id) REFERENCES duty.member(id),
  constraint availability_decided_whole CHECK (((decided_at IS NULL) = (decided_by IS NULL))),
  constraint availability_kind_known CHECK ((kind = ANY (ARRAY['leave'::text, 'avoid'::text, 'prefer'::text]))),
  constraint availability_span CHECK ((until_at > from_at)),
  constraint availability_state_known CHECK ((state = ANY (ARRAY['asked'::text, 'approved'::text, 'declined'::text, 'withdrawn'::text])))
)
CREATE INDEX availability_by_member ON duty.availability USING btree (member_id, from_at)
policy availability_owner for ALL to owner using (true) with check (true)
policy availability_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- Secret links to somebody's own duty as a calendar. Only the SHA-256 of the secret is known here; the phone that made it keeps it.
table duty.calendar_link (
  id uuid not null,
  user_id uuid not null,
  secret_hash bytea not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint calendar_link_hash_once UNIQUE (secret_hash),
  constraint calendar_link_pk PRIMARY KEY (id),
  constraint calendar_link_ended_after_made CHECK ((ended_at >= made_at)),
  constraint calendar_link_hash_whole CHECK ((octet_length(secret_hash) = 32))
)
CREATE UNIQUE INDEX calendar_link_one ON duty.calendar_link USING btree (user_id) WHERE (ended_at IS NULL)

-- A body that a call-out went to; wanted: how many it should send, where that was said; declined: it has nobody (more) to offer.
table duty.call_body (
  id uuid not null,
  call_out_id uuid not null,
  response_id uuid not null,
  precinct_id bigint not null,
  area_id bigint not null,
  organisation_id uuid not null,
  body_area_id bigint not null,
  wanted integer,
  declined_at timestamp with time zone,
  declined_by uuid,
  declined_why text,
  constraint call_body_once UNIQUE (call_out_id, organisation_id),
  constraint call_body_pk PRIMARY KEY (id),
  constraint call_body_call_out_fk FOREIGN KEY (call_out_id) REFERENCES duty.call_out(id),
  constraint call_body_declined_whole CHECK (((declined_at IS NULL) = (declined_by IS NULL))),
  constraint call_body_wanted CHECK ((wanted >= 1))
)
policy call_body_owner for ALL to owner using (true) with check (true)
policy call_body_scope for ALL to muster_app using (((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (body_area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (organisation_id = ANY ((string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[])))) with check (((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (body_area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (organisation_id = ANY ((string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[]))))

-- A member whom their body offers for a call-out, and what they answered; no answer yet: null. area_id: where they are called to; superseded_at: the body took the offer back.
table duty.call_offer (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  home_area_id bigint not null,
  call_out_id uuid not null,
  organisation_id uuid not null,
  member_id uuid not null,
  offered_by uuid not null,
  command_id uuid not null,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  answer text,
  answered_at timestamp with time zone,
  answered_by uuid,
  answered_why text,
  superseded_at timestamp with time zone,
  constraint call_offer_pk PRIMARY KEY (precinct_id, id),
  constraint call_offer_call_out_fk FOREIGN KEY (call_out_id) REFERENCES duty.call_out(id),
  constraint call_offer_member_fk FOREIGN KEY (member_id) REFERENCES duty.member(id),
  constraint call_offer_answer_known CHECK ((answer = ANY (ARRAY['accepted'::text, 'declined'::text]))),
  constraint call_offer_answer_whole CHECK (((answer IS NULL) = (answered_at IS NULL)))
)
CREATE INDEX call_offer_by_call_out ON duty.call_offer USING btree (call_out_id, received_at)
CREATE INDEX call_offer_by_member ON duty.call_offer USING btree (member_id)
CREATE UNIQUE INDEX call_offer_once ON duty.call_offer USING btree (precinct_id, call_out_id, member_id) WHERE (superseded_at IS NULL)
policy call_offer_owner for ALL to owner using (true) with check (true)
policy call_offer_scope for ALL to muster_app using (((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (home_area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (organisation_id = ANY ((string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[])))) with check (((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (home_area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (organisation_id = ANY ((string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[]))))

-- People asked for: how many, for which area, from when until when, in which role, with which skill, of which bodies. seconded: how many are assigned and not recalled.
table duty.call_out (
  id uuid not null,
  response_id uuid not null,
  precinct_id bigint not null,
  area_id bigint not null,
  reach int8multirange not null,
  body_ids uuid[] not null,
  purpose text not null,
  role text,
  skill text,
  wanted integer not null,
  seconded integer not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  called_by uuid not null,
  called_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  ended_why text,
  constraint call_out_pk PRIMARY KEY (id),
  constraint call_out_ended_whole CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint call_out_not_overfull CHECK (((seconded >= 0) AND (seconded <= wanted))),
  constraint call_out_purpose_filled CHECK ((purpose <> ''::text)),
  constraint call_out_span CHECK ((until_at > from_at)),
  constraint call_out_wanted CHECK (((wanted >= 1) AND (wanted <= 9999)))
)
CREATE INDEX call_out_by_response ON duty.call_out USING btree (response_id, called_at)
policy call_out_owner for ALL to owner using (true) with check (true)
policy call_out_scope for ALL to muster_app using (((reach && (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (body_ids && (string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[]))) with check (((reach && (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (body_ids && (string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[])))

-- Where a human is bound to be and when: one row for each live assignment (kind shift) and each staffing of a post (kind post), with its id. Gone when that ends.
table duty.engagement (
  human_id uuid not null,
  id uuid not null,
  kind text not null,
  response_id uuid not null,
  precinct_id bigint not null,
  area_id bigint not null,
  post_id uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  constraint engagement_at_one_post EXCLUDE USING gist (human_id WITH =, post_id WITH <>, tstzrange(from_at, until_at) WITH &&),
  constraint engagement_on_one_shift EXCLUDE USING gist (human_id WITH =, tstzrange(from_at, until_at) WITH &&) WHERE ((kind = 'shift'::text)),
  constraint engagement_pk PRIMARY KEY (human_id, id),
  constraint engagement_kind_known CHECK ((kind = ANY (ARRAY['shift'::text, 'post'::text]))),
  constraint engagement_until_after_from CHECK ((until_at > from_at))
)
CREATE INDEX engagement_by_post ON duty.engagement USING btree (post_id, until_at)
policy engagement_owner for ALL to owner using (true) with check (true)
policy engagement_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- What one shift passes on to the next, written and signed, then countersigned by another; the text is sealed. signed_by and countersigned_by are members.
table duty.handover (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  post_id uuid not null,
  shift_id uuid not null,
  relief_shift_id uuid,
  sealed bytea not null,
  key_id uuid not null,
  signed_by uuid not null,
  signed_at timestamp with time zone not null,
  countersigned_by uuid,
  countersigned_at timestamp with time zone,
  remark_sealed bytea,
  remark_key_id uuid,
  command_id uuid not null,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  superseded_at timestamp with time zone,
  constraint handover_pk PRIMARY KEY (precinct_id, id),
  constraint handover_post_fk FOREIGN KEY (post_id) REFERENCES duty.post(id),
  constraint handover_by_another CHECK ((countersigned_by <> signed_by)),
  constraint handover_countersigned_whole CHECK (((countersigned_by IS NULL) = (countersigned_at IS NULL)))
)
CREATE INDEX handover_by_post ON duty.handover USING btree (post_id, signed_at)
CREATE UNIQUE INDEX handover_once ON duty.handover USING btree (precinct_id, shift_id) WHERE (superseded_at IS NULL)
policy handover_owner for ALL to owner using (true) with check (true)
policy handover_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- An open item of a handover; carried_from: the item of the handover before that it goes on with.
table duty.handover_item (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  handover_id uuid not null,
  post_id uuid not null,
  carried_from uuid,
  sealed bytea not null,
  key_id uuid not null,
  command_id uuid not null,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  closed_by uuid,
  constraint handover_item_pk PRIMARY KEY (precinct_id, id),
  constraint handover_item_handover_fk FOREIGN KEY (precinct_id, handover_id) REFERENCES duty.handover(precinct_id, id),
  constraint handover_item_closed_whole CHECK (((closed_at IS NULL) = (closed_by IS NULL)))
)
CREATE INDEX handover_item_open ON duty.handover_item USING btree (post_id, received_at) WHERE (closed_at IS NULL)
policy handover_item_owner for ALL to owner using (true) with check (true)
policy handover_item_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- Meals for a post: how many heads are due when and who brings them (a kitchen or body, no private person), and what was delivered.
table duty.meal (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  post_id uuid not null,
  day date not null,
  meal text not null,
  due_at timestamp with time zone not null,
  heads integer not null,
  brought_by text not null,
  organisation_id uuid,
  command_id uuid not null,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  delivered_at timestamp with time zone,
  delivered_heads integer,
  delivered_by uuid,
  superseded_at timestamp with time zone,
  constraint meal_pk PRIMARY KEY (precinct_id, id),
  constraint meal_post_fk FOREIGN KEY (post_id) REFERENCES duty.post(id),
  constraint meal_delivered_heads CHECK ((delivered_heads >= 0)),
  constraint meal_delivered_whole CHECK ((((delivered_at IS NULL) = (delivered_heads IS NULL)) AND ((delivered_at IS NULL) = (delivered_by IS NULL)))),
  constraint meal_heads CHECK ((heads >= 0)),
  constraint meal_known CHECK ((meal = ANY (ARRAY['breakfast'::text, 'lunch'::text, 'dinner'::text, 'night'::text])))
)
CREATE INDEX meal_by_response ON duty.meal USING btree (response_id, day)
CREATE UNIQUE INDEX meal_once ON duty.meal USING btree (precinct_id, post_id, day, meal) WHERE (superseded_at IS NULL)
policy meal_owner for ALL to owner using (true) with check (true)
policy meal_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- Somebody who serves in a response. area_id: where they set out from; organisation_id: the body they work for, community_id: the one where they live; roles: what they may serve as, empty for any; sealed: name and mobile where neither account nor person holds them.
table duty.member (
  id uuid not null,
  response_id uuid not null,
  precinct_id bigint not null,
  area_id bigint not null,
  organisation_id uuid,
  community_id uuid,
  user_id uuid,
  person_id uuid,
  human_id uuid not null,
  number text,
  grade text,
  roles text[] not null,
  sealed bytea,
  key_id uuid,
  mobile_key bytea,
  joined_by uuid not null,
  joined_at timestamp with time zone not null,
  left_at timestamp with time zone,
  lodging_id bigint,
  together text,
  constraint member_pk PRIMARY KEY (id),
  constraint member_left_after_joined CHECK ((left_at >= joined_at)),
  constraint member_named CHECK (((sealed IS NULL) = (key_id IS NULL))),
  constraint member_somebody CHECK (((sealed IS NOT NULL) OR (user_id IS NOT NULL) OR (person_id IS NOT NULL))),
  constraint member_together_filled CHECK ((together <> ''::text))
)
CREATE INDEX member_by_area ON duty.member USING btree (response_id, area_id)
CREATE INDEX member_by_organisation ON duty.member USING btree (organisation_id) WHERE (organisation_id IS NOT NULL)
CREATE INDEX member_by_user ON duty.member USING btree (user_id) WHERE (user_id IS NOT NULL)
CREATE UNIQUE INDEX member_number_once ON duty.member USING btree (response_id, number) WHERE ((number IS NOT NULL) AND (left_at IS NULL))
CREATE UNIQUE INDEX member_person_once ON duty.member USING btree (response_id, person_id) WHERE ((person_id IS NOT NULL) AND (left_at IS NULL))
CREATE UNIQUE INDEX member_user_once ON duty.member USING btree (response_id, user_id) WHERE ((user_id IS NOT NULL) AND (left_at IS NULL))
policy member_community for SELECT to muster_app using ((community_id = ANY ((string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[]))) with check (-)
policy member_owner for ALL to owner using (true) with check (true)
policy member_scope for ALL to muster_app using (((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (organisation_id = ANY ((string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[])))) with check (((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (organisation_id = ANY ((string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[]))))

-- What a member is qualified for. It counts once approved, until valid_until or ended_at; without approval it is only said.
table duty.member_skill (
  id uuid not null,
  member_id uuid not null,
  precinct_id bigint not null,
  area_id bigint not null,
  skill text not null,
  approved_by uuid,
  approved_at timestamp with time zone,
  valid_until timestamp with time zone,
  ended_at timestamp with time zone,
  received_at timestamp with time zone not null,
  organisation_id uuid,
  proposed_by uuid,
  ended_by uuid,
  ended_why text,
  constraint member_skill_pk PRIMARY KEY (id),
  constraint member_skill_member_fk FOREIGN KEY (member_id) REFERENCES duty.member(id),
  constraint member_skill_approved_whole CHECK (((approved_by IS NULL) = (approved_at IS NULL)))
)
CREATE INDEX member_skill_ending ON duty.member_skill USING btree (valid_until) WHERE ((ended_at IS NULL) AND (approved_at IS NOT NULL))
CREATE UNIQUE INDEX member_skill_once ON duty.member_skill USING btree (member_id, skill) WHERE (ended_at IS NULL)
policy member_skill_owner for ALL to owner using (true) with check (true)
policy member_skill_scope for ALL to muster_app using (((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (organisation_id = ANY ((string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[])))) with check (((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (organisation_id = ANY ((string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[]))))

-- What somebody says is wrong with an attendance of theirs, and what a lead answered; both texts are sealed. mended: the record was put right.
table duty.objection (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  attendance_id uuid not null,
  member_id uuid not null,
  sealed bytea not null,
  key_id uuid not null,
  raised_at timestamp with time zone not null,
  answer_sealed bytea,
  answer_key_id uuid,
  mended boolean,
  answered_by uuid,
  answered_at timestamp with time zone,
  command_id uuid not null,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  constraint objection_pk PRIMARY KEY (precinct_id, id),
  constraint objection_attendance_fk FOREIGN KEY (precinct_id, attendance_id) REFERENCES duty.attendance(precinct_id, id),
  constraint objection_member_fk FOREIGN KEY (member_id) REFERENCES duty.member(id),
  constraint objection_answered_whole CHECK ((((answered_at IS NULL) = (answer_sealed IS NULL)) AND ((answered_at IS NULL) = (answer_key_id IS NULL)) AND ((answered_at IS NULL) = (mended IS NULL)) AND ((answered_at IS NULL) = (answered_by IS NULL))))
)
CREATE INDEX objection_by_member ON duty.objection USING btree (member_id, raised_at)
CREATE INDEX objection_by_response ON duty.objection USING btree (response_id, raised_at)
CREATE UNIQUE INDEX objection_open_once ON duty.objection USING btree (precinct_id, attendance_id) WHERE (answered_at IS NULL)
policy objection_owner for ALL to owner using (true) with check (true)
policy objection_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- A search for a roster that runs beside the server: its progress (best so far), whether somebody asked it to stop, and what came out.
table duty.plan_run (
  id uuid not null,
  response_id uuid not null,
  precinct_id bigint not null,
  area_id bigint not null,
  roster_id uuid not null,
  kind text not null,
  state text not null,
  seconds integer not null,
  progress jsonb,
  outcome jsonb,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  heard_at timestamp with time zone,
  stop_asked_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint plan_run_pk PRIMARY KEY (id),
  constraint plan_run_kind_known CHECK ((kind = ANY (ARRAY['plan'::text, 'replan'::text]))),
  constraint plan_run_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'stopped'::text, 'failed'::text])))
)
CREATE INDEX plan_run_by_roster ON duty.plan_run USING btree (roster_id, asked_at)
CREATE UNIQUE INDEX plan_run_one_at_a_time ON duty.plan_run USING btree (roster_id) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]))
policy plan_run_owner for ALL to owner using (true) with check (true)
policy plan_run_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- A place or function with duty, from when it was opened until it was closed. post_kind: the kind in the response's playbook; minutes count from midnight in Asia/Shanghai.
table duty.post (
  id uuid not null,
  response_id uuid not null,
  precinct_id bigint not null,
  area_id bigint not null,
  kind text not null,
  post_kind text not null,
  name text not null,
  place text not null,
  opens_minute integer not null,
  shuts_minute integer not null,
  staffing jsonb not null,
  opened_by uuid not null,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint post_pk PRIMARY KEY (id),
  constraint post_closed_after_opened CHECK ((closed_at > opened_at)),
  constraint post_kind_known CHECK ((kind = ANY (ARRAY['gate'::text, 'checkpoint'::text, 'vanguard'::text, 'service'::text, 'samplingSite'::text, 'isolationSite'::text, 'patrol'::text]))),
  constraint post_name_filled CHECK ((name <> ''::text)),
  constraint post_opens_in_day CHECK (((opens_minute >= 0) AND (opens_minute < 1440))),
  constraint post_shuts_in_day CHECK (((shuts_minute > 0) AND (shuts_minute <= 1440)))
)
CREATE INDEX post_by_response ON duty.post USING btree (response_id, area_id)
CREATE UNIQUE INDEX post_name_once ON duty.post USING btree (response_id, area_id, name) WHERE (closed_at IS NULL)
policy post_owner for ALL to owner using (true) with check (true)
policy post_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- The order behind the opening, moving or closing of a post: its title, number, who signed it (an office) and when.
table duty.post_order (
  id uuid not null,
  post_id uuid not null,
  area_id bigint not null,
  deed text not null,
  title text not null,
  number text not null,
  signed_by text not null,
  signed_on date not null,
  reason text,
  made_by uuid not null,
  received_at timestamp with time zone not null,
  constraint post_order_pk PRIMARY KEY (id),
  constraint post_order_post_fk FOREIGN KEY (post_id) REFERENCES duty.post(id),
  constraint post_order_deed_known CHECK ((deed = ANY (ARRAY['open'::text, 'move'::text, 'close'::text])))
)
CREATE INDEX post_order_by_post ON duty.post_order USING btree (post_id, received_at)
policy post_order_owner for ALL to owner using (true) with check (true)
policy post_order_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- Who serves at a post, in which role, from when until when. Taken off: until_at moves up, or cancelled_at is set when it had not begun.
table duty.post_staff (
  id uuid not null,
  post_id uuid not null,
  response_id uuid not null,
  precinct_id bigint not null,
  area_id bigint not null,
  user_id uuid,
  person_id uuid,
  role text not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  cancelled_at timestamp with time zone,
  staffed_by uuid not null,
  received_at timestamp with time zone not null,
  was_until timestamp with time zone,
  constraint post_staff_person_at_one_post EXCLUDE USING gist (person_id WITH =, tstzrange(from_at, until_at) WITH &&) WHERE (((cancelled_at IS NULL) AND (person_id IS NOT NULL))),
  constraint post_staff_user_at_one_post EXCLUDE USING gist (user_id WITH =, tstzrange(from_at, until_at) WITH &&) WHERE (((cancelled_at IS NULL) AND (user_id IS NOT NULL))),
  constraint post_staff_pk PRIMARY KEY (id),
  constraint post_staff_post_fk FOREIGN KEY (post_id) REFERENCES duty.post(id),
  constraint post_staff_somebody CHECK (((user_id IS NOT NULL) OR (person_id IS NOT NULL))),
  constraint post_staff_until_after_from CHECK ((until_at > from_at))
)
CREATE INDEX post_staff_by_post ON duty.post_staff USING btree (post_id, from_at)
policy post_staff_owner for ALL to owner using (true) with check (true)
policy post_staff_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- Who wants to be reminded of duty otherwise than twice: not at all, or an hour before only. No row: twelve hours and one hour before.
table duty.reminder_choice (
  user_id uuid not null,
  leads text not null,
  chosen_at timestamp with time zone not null,
  constraint reminder_choice_pk PRIMARY KEY (user_id),
  constraint reminder_choice_known CHECK ((leads = ANY (ARRAY['off'::text, 'hour'::text, 'both'::text])))
)

-- Who serves which shifts of some posts, from from_day up to but without until_day. version grows with every change, so that two editors notice each other; rules: rest, hours and days as the planner and the desk hold them.
table duty.roster (
  id uuid not null,
  response_id uuid not null,
  precinct_id bigint not null,
  area_id bigint not null,
  name text not null,
  from_day date not null,
  until_day date not null,
  state text not null,
  version integer not null,
  rules jsonb not null,
  self_approve_swaps boolean not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  published_by uuid,
  published_at timestamp with time zone,
  frozen_by uuid,
  frozen_at timestamp with time zone,
  edition integer not null,
  edition_at timestamp with time zone,
  constraint roster_pk PRIMARY KEY (id),
  constraint roster_edition_whole CHECK (((edition >= 0) AND ((edition = 0) = (edition_at IS NULL)))),
  constraint roster_frozen_whole CHECK (((frozen_at IS NULL) = (state <> 'frozen'::text))),
  constraint roster_name_filled CHECK ((name <> ''::text)),
  constraint roster_published_whole CHECK (((published_at IS NULL) = (state = 'draft'::text))),
  constraint roster_span CHECK (((until_day > from_day) AND ((until_day - from_day) <= 62))),
  constraint roster_state_known CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'frozen'::text])))
)
CREATE INDEX roster_by_response ON duty.roster USING btree (response_id, from_day)
policy roster_owner for ALL to owner using (true) with check (true)
policy roster_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))
policy roster_seen for SELECT to muster_app using (((state <> 'draft'::text) AND ((NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange && int8range(area_id, (area_id +
CASE
    WHEN (area_id = 0) THEN '1000000000000000000'::bigint
    WHEN ((area_id % '10000000000000000'::bigint) = 0) THEN '10000000000000000'::bigint
    WHEN ((area_id % '100000000000000'::bigint) = 0) THEN '100000000000000'::bigint
    WHEN ((area_id % '1000000000000'::bigint) = 0) THEN '1000000000000'::bigint
    WHEN ((area_id % (1000000000)::bigint) = 0) THEN (1000000000)::bigint
    WHEN ((area_id % (1000000)::bigint) = 0) THEN (1000000)::bigint
    WHEN ((area_id % (1000)::bigint) = 0) THEN (1000)::bigint
    ELSE (1)::bigint
END))))) with check (-)

-- Whom a secondment takes away from their body, and when; gone or shortened when they are recalled.
table duty.seconded_human (
  human_id uuid not null,
  id uuid not null,
  response_id uuid not null,
  precinct_id bigint not null,
  area_id bigint not null,
  home_area_id bigint not null,
  organisation_id uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  constraint seconded_human_once EXCLUDE USING gist (human_id WITH =, tstzrange(from_at, until_at) WITH &&),
  constraint seconded_human_pk PRIMARY KEY (human_id, id),
  constraint seconded_human_span CHECK ((until_at > from_at))
)
policy seconded_human_owner for ALL to owner using (true) with check (true)
policy seconded_human_scope for ALL to muster_app using (((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (home_area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (organisation_id = ANY ((string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[])))) with check (((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (home_area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (organisation_id = ANY ((string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[]))))

-- A member sent from their body to serve in an area (or at a post there) until a date, in a wave of a call-out. recalled_at: called back before that; superseded_at: before it began, so it does not count.
table duty.secondment (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  home_area_id bigint not null,
  call_out_id uuid not null,
  offer_id uuid not null,
  wave integer not null,
  organisation_id uuid not null,
  member_id uuid not null,
  post_id uuid,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  command_id uuid not null,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  recalled_at timestamp with time zone,
  recalled_by uuid,
  recalled_why text,
  superseded_at timestamp with time zone,
  constraint secondment_pk PRIMARY KEY (precinct_id, id),
  constraint secondment_call_out_fk FOREIGN KEY (call_out_id) REFERENCES duty.call_out(id),
  constraint secondment_member_fk FOREIGN KEY (member_id) REFERENCES duty.member(id),
  constraint secondment_post_fk FOREIGN KEY (post_id) REFERENCES duty.post(id),
  constraint secondment_recalled_whole CHECK (((recalled_at IS NULL) = (recalled_by IS NULL))),
  constraint secondment_span CHECK ((until_at > from_at)),
  constraint secondment_wave CHECK ((wave >= 1))
)
CREATE INDEX secondment_by_area ON duty.secondment USING btree (response_id, area_id, until_at)
CREATE INDEX secondment_by_call_out ON duty.secondment USING btree (call_out_id, wave)
CREATE INDEX secondment_by_member ON duty.secondment USING btree (member_id, until_at)
policy secondment_owner for ALL to owner using (true) with check (true)
policy secondment_scope for ALL to muster_app using (((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (home_area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (organisation_id = ANY ((string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[])))) with check (((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (home_area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (organisation_id = ANY ((string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[]))))

-- A span at a post with a head-count per role. day: the local day it begins; superseded_at: taken out again. sign_up_from: from then on members take its places themselves.
table duty.shift (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  post_id uuid not null,
  roster_id uuid not null,
  name text not null,
  day date not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  night boolean not null,
  weekend boolean not null,
  holiday text,
  sign_up_from timestamp with time zone,
  command_id uuid not null,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  superseded_at timestamp with time zone,
  superseded_why text,
  constraint shift_pk PRIMARY KEY (precinct_id, id),
  constraint shift_post_fk FOREIGN KEY (post_id) REFERENCES duty.post(id),
  constraint shift_roster_fk FOREIGN KEY (roster_id) REFERENCES duty.roster(id),
  constraint shift_until_after_from CHECK ((until_at > from_at))
)
CREATE INDEX shift_by_roster ON duty.shift USING btree (roster_id, from_at)
CREATE INDEX shift_by_time ON duty.shift USING btree (response_id, from_at) WHERE (superseded_at IS NULL)
CREATE UNIQUE INDEX shift_once ON duty.shift USING btree (precinct_id, post_id, from_at, until_at) WHERE (superseded_at IS NULL)
policy shift_owner for ALL to owner using (true) with check (true)
policy shift_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- How many are wanted on a shift in a role, with which skill, and how many places are taken.
table duty.shift_role (
  precinct_id bigint not null,
  shift_id uuid not null,
  role text not null,
  area_id bigint not null,
  skill text,
  wanted integer not null,
  taken integer not null,
  constraint shift_role_pk PRIMARY KEY (precinct_id, shift_id, role),
  constraint shift_role_shift_fk FOREIGN KEY (precinct_id, shift_id) REFERENCES duty.shift(precinct_id, id),
  constraint shift_role_not_overfull CHECK (((taken >= 0) AND (taken <= wanted))),
  constraint shift_role_wanted CHECK (((wanted >= 0) AND (wanted <= 999)))
)
policy shift_role_owner for ALL to owner using (true) with check (true)
policy shift_role_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- Who is ready to fill in for an area, and when. called_at: was called to a shift.
table duty.standby (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  roster_id uuid not null,
  member_id uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  command_id uuid not null,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  called_at timestamp with time zone,
  superseded_at timestamp with time zone,
  constraint standby_once EXCLUDE USING gist (precinct_id WITH =, member_id WITH =, tstzrange(from_at, until_at) WITH &&) WHERE ((superseded_at IS NULL)),
  constraint standby_pk PRIMARY KEY (precinct_id, id),
  constraint standby_member_fk FOREIGN KEY (member_id) REFERENCES duty.member(id),
  constraint standby_roster_fk FOREIGN KEY (roster_id) REFERENCES duty.roster(id),
  constraint standby_span CHECK ((until_at > from_at))
)
CREATE INDEX standby_by_roster ON duty.standby USING btree (roster_id, from_at)
policy standby_owner for ALL to owner using (true) with check (true)
policy standby_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- One member asks another to take over a shift, for one of theirs or for nothing (other_assignment_id null). asked, agreed by the other (or declined), then approved or refused by a lead, or approved at once where the roster says so (decided_by null). other_area_id: where the other shift is.
table duty.swap (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  other_area_id bigint not null,
  roster_id uuid not null,
  assignment_id uuid not null,
  member_id uuid not null,
  other_assignment_id uuid,
  other_member_id uuid not null,
  state text not null,
  reason text,
  asked_by uuid not null,
  command_id uuid not null,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  agreed_at timestamp with time zone,
  decided_at timestamp with time zone,
  decided_by uuid,
  decided_why text,
  constraint swap_pk PRIMARY KEY (precinct_id, id),
  constraint swap_member_fk FOREIGN KEY (member_id) REFERENCES duty.member(id),
  constraint swap_other_member_fk FOREIGN KEY (other_member_id) REFERENCES duty.member(id),
  constraint swap_state_known CHECK ((state = ANY (ARRAY['asked'::text, 'agreed'::text, 'approved'::text, 'declined'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint swap_two_people CHECK ((member_id <> other_member_id))
)
CREATE INDEX swap_by_members ON duty.swap USING btree (other_member_id, received_at)
CREATE INDEX swap_by_roster ON duty.swap USING btree (roster_id, received_at)
CREATE UNIQUE INDEX swap_open_once ON duty.swap USING btree (precinct_id, assignment_id) WHERE (state = ANY (ARRAY['asked'::text, 'agreed'::text]))
policy swap_owner for ALL to owner using (true) with check (true)
policy swap_scope for ALL to muster_app using (((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (other_area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))) with check (((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (other_area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)))

-- Somebody who offered to help: name, mobile and a few words are sealed; what they say they can do counts for nothing until approved. Waits until a named person accepts (member_id) or declines (vetted_why). pass_hash: SHA-256 of the secret by which they ask for the outcome.
table duty.volunteer (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  link_id uuid,
  sealed bytea not null,
  key_id uuid not null,
  mobile_key bytea not null,
  skills text[] not null,
  from_day date,
  until_day date,
  state text not null,
  vetted_by uuid,
  vetted_at timestamp with time zone,
  vetted_why text,
  member_id uuid,
  pass_hash bytea,
  command_id uuid not null,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  constraint volunteer_pk PRIMARY KEY (precinct_id, id),
  constraint volunteer_link_fk FOREIGN KEY (link_id) REFERENCES duty.volunteer_link(id),
  constraint volunteer_member_fk FOREIGN KEY (member_id) REFERENCES duty.member(id),
  constraint volunteer_days CHECK ((until_day >= from_day)),
  constraint volunteer_member_whole CHECK (((state = 'accepted'::text) = (member_id IS NOT NULL))),
  constraint volunteer_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'accepted'::text, 'declined'::text]))),
  constraint volunteer_vetted_whole CHECK ((((state = 'waiting'::text) = (vetted_at IS NULL)) AND ((vetted_at IS NULL) = (vetted_by IS NULL))))
)
CREATE INDEX volunteer_by_mobile ON duty.volunteer USING btree (response_id, mobile_key)
CREATE INDEX volunteer_waiting ON duty.volunteer USING btree (response_id, id) WHERE (state = 'waiting'::text)
policy volunteer_owner for ALL to owner using (true) with check (true)
policy volunteer_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- A way in for volunteers without an account: a link or QR code for an area, up to so many sign-ups, until a moment. Its secret is kept nowhere: it follows from the response's key and this id.
table duty.volunteer_link (
  id uuid not null,
  response_id uuid not null,
  precinct_id bigint not null,
  area_id bigint not null,
  name text not null,
  organisation_id uuid,
  most integer not null,
  taken integer not null,
  until_at timestamp with time zone not null,
  opened_by uuid not null,
  opened_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint volunteer_link_pk PRIMARY KEY (id),
  constraint volunteer_link_ended_whole CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint volunteer_link_most CHECK (((most >= 1) AND (most <= 5000))),
  constraint volunteer_link_name_filled CHECK ((name <> ''::text)),
  constraint volunteer_link_not_overfull CHECK (((taken >= 0) AND (taken <= most)))
)
CREATE INDEX volunteer_link_by_response ON duty.volunteer_link USING btree (response_id, opened_at)
policy volunteer_link_owner for ALL to owner using (true) with check (true)
policy volunteer_link_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- What was found on one point of the checklist at one visit; said: what was wrong, or the answer in words.
table inspections.answer (
  precinct_id bigint not null,
  id uuid not null,
  visit_id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  organisation_id uuid,
  place text not null,
  checklist_id text not null,
  item_id text not null,
  outcome text not null,
  said text,
  command_id uuid not null,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  constraint answer_once UNIQUE (precinct_id, visit_id, item_id),
  constraint answer_pk PRIMARY KEY (precinct_id, id),
  constraint answer_visit_fk FOREIGN KEY (precinct_id, visit_id) REFERENCES inspections.visit(precinct_id, id),
  constraint answer_outcome_known CHECK ((outcome = ANY (ARRAY['passed'::text, 'failed'::text, 'notApplicable'::text, 'noted'::text]))),
  constraint answer_said_what_failed CHECK (((outcome <> ALL (ARRAY['failed'::text, 'noted'::text])) OR (said IS NOT NULL)))
)
policy answer_owner for ALL to owner using (true) with check (true)
policy answer_scope for ALL to muster_app using (((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (organisation_id = ANY ((string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[])))) with check (-)

-- What an inspection found wrong. Its id is that of the work that follows it until it is closed.
table inspections.finding (
  precinct_id bigint not null,
  id uuid not null,
  visit_id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  organisation_id uuid,
  place text not null,
  checklist_id text not null,
  item_id text not null,
  said text not null,
  due_at timestamp with time zone not null,
  command_id uuid not null,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  constraint finding_pk PRIMARY KEY (precinct_id, id),
  constraint finding_answer_fk FOREIGN KEY (precinct_id, visit_id, item_id) REFERENCES inspections.answer(precinct_id, visit_id, item_id)
)
CREATE INDEX finding_by_body ON inspections.finding USING btree (organisation_id, made_at DESC) WHERE (organisation_id IS NOT NULL)
CREATE INDEX finding_by_response ON inspections.finding USING btree (response_id, made_at)
CREATE INDEX finding_by_visit ON inspections.finding USING btree (visit_id)
policy finding_owner for ALL to owner using (true) with check (true)
policy finding_scope for ALL to muster_app using (((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (organisation_id = ANY ((string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[])))) with check (-)

-- A number of rounds over a list of bodies with one checklist. team: who goes, in words.
table inspections.plan (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  name text not null,
  checklist_id text not null,
  team text not null,
  rounds integer not null,
  bodies integer not null,
  made_by uuid not null,
  command_id uuid not null,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  constraint plan_pk PRIMARY KEY (precinct_id, id),
  constraint plan_bodies_some CHECK ((bodies >= 1)),
  constraint plan_name_filled CHECK ((name <> ''::text)),
  constraint plan_rounds_some CHECK (((rounds >= 1) AND (rounds <= 12)))
)
CREATE INDEX plan_by_response ON inspections.plan USING btree (response_id, received_at)
policy plan_owner for ALL to owner using (true) with check (true)
policy plan_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check (-)

-- One body to be visited in one round of a plan. Its id is that of the work which follows it.
table inspections.planned_visit (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  plan_id uuid not null,
  round integer not null,
  organisation_id uuid not null,
  body_name text not null,
  checklist_id text not null,
  due_at timestamp with time zone not null,
  command_id uuid not null,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  constraint planned_visit_once UNIQUE (precinct_id, plan_id, round, organisation_id),
  constraint planned_visit_pk PRIMARY KEY (precinct_id, id)
)
CREATE INDEX planned_visit_by_plan ON inspections.planned_visit USING btree (plan_id, round)
CREATE INDEX planned_visit_by_response ON inspections.planned_visit USING btree (response_id, due_at)
policy planned_visit_owner for ALL to owner using (true) with check (true)
policy planned_visit_scope for ALL to muster_app using (((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (organisation_id = ANY ((string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[])))) with check (-)

-- A visit with a checklist, as it was recorded in the field. items: points checked and found right or wrong, failed: found wrong; inspectors: how many went.
table inspections.visit (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  kind text not null,
  plan_id uuid,
  planned_visit_id uuid,
  round integer,
  organisation_id uuid,
  place text not null,
  checklist_id text not null,
  inspectors integer not null,
  items integer not null,
  failed integer not null,
  note text,
  visited_by uuid not null,
  command_id uuid not null,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  constraint visit_pk PRIMARY KEY (precinct_id, id),
  constraint visit_failed_of_items CHECK (((failed >= 0) AND (failed <= items))),
  constraint visit_inspectors_some CHECK (((inspectors >= 1) AND (inspectors <= 99))),
  constraint visit_kind_known CHECK ((kind = ANY (ARRAY['planned'::text, 'surprise'::text]))),
  constraint visit_place_filled CHECK ((place <> ''::text)),
  constraint visit_planned_whole CHECK ((((kind = 'planned'::text) = (planned_visit_id IS NOT NULL)) AND ((planned_visit_id IS NULL) = (plan_id IS NULL)) AND ((plan_id IS NULL) = (round IS NULL))))
)
CREATE INDEX visit_by_body ON inspections.visit USING btree (organisation_id, made_at DESC) WHERE (organisation_id IS NOT NULL)
CREATE INDEX visit_by_response ON inspections.visit USING btree (response_id, made_at DESC, id DESC)
CREATE UNIQUE INDEX visit_of_plan_once ON inspections.visit USING btree (precinct_id, planned_visit_id) WHERE (planned_visit_id IS NOT NULL)
policy visit_owner for ALL to owner using (true) with check (true)
policy visit_scope for ALL to muster_app using (((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (organisation_id = ANY ((string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[])))) with check (-)

-- A message on its way to a browser. needless: read before, or what it speaks of had begun. why: what the last attempt came to, never an address.
table notices.delivery (
  message_id uuid not null,
  subscription_id uuid not null,
  user_id uuid not null,
  state text not null,
  attempts integer not null,
  why text,
  due_at timestamp with time zone not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint delivery_pk PRIMARY KEY (message_id, subscription_id),
  constraint delivery_subscription_fk FOREIGN KEY (subscription_id) REFERENCES notices.subscription(id),
  constraint delivery_ended_whole CHECK (((ended_at IS NULL) = (state = 'waiting'::text))),
  constraint delivery_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text, 'needless'::text])))
)
CREATE INDEX delivery_by_time ON notices.delivery USING btree (made_at)
CREATE INDEX delivery_failed ON notices.delivery USING btree (made_at) WHERE ((state = 'failed'::text) OR ((state = 'waiting'::text) AND (attempts > 0)))

-- One piece of news to one account. key: what it tells of, so that nobody is told twice; kind and params: its sentence in either language, without names of others; link: a page of the app; begins_at: when what it speaks of begins.
table notices.message (
  user_id uuid not null,
  id uuid not null,
  key text not null,
  kind text not null,
  params jsonb not null,
  link text not null,
  begins_at timestamp with time zone,
  made_at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint message_once UNIQUE (user_id, key),
  constraint message_pk PRIMARY KEY (user_id, id),
  constraint message_link_inside CHECK (((link ~~ '/%'::text) AND (link !~~ '//%'::text)))
)
CREATE INDEX message_by_time ON notices.message USING btree (made_at)
CREATE INDEX message_unread ON notices.message USING btree (user_id) WHERE (read_at IS NULL)

-- The pair of keys by which push services know this house (VAPID, RFC 8292), made at the first start; the private half is sealed.
table notices.push_key (
  id integer not null,
  public_key text not null,
  sealed_private bytea not null,
  key_id uuid not null,
  made_at timestamp with time zone not null,
  constraint push_key_pk PRIMARY KEY (id),
  constraint push_key_single CHECK ((id = 1))
)

-- Browsers that show messages while the app is shut. sealed: the push service's address and keys for that browser; host: which service. ended_why: its person left, the service knows it no longer, or another one took its place.
table notices.subscription (
  id uuid not null,
  user_id uuid not null,
  language text not null,
  endpoint_hash bytea not null,
  host text not null,
  sealed bytea not null,
  key_id uuid not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_why text,
  constraint subscription_pk PRIMARY KEY (id),
  constraint subscription_ended_whole CHECK (((ended_at IS NULL) = (ended_why IS NULL))),
  constraint subscription_ended_why_known CHECK ((ended_why = ANY (ARRAY['left'::text, 'gone'::text, 'replaced'::text]))),
  constraint subscription_hash_whole CHECK ((octet_length(endpoint_hash) = 32)),
  constraint subscription_language_known CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text])))
)
CREATE INDEX subscription_by_user ON notices.subscription USING btree (user_id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX subscription_once ON notices.subscription USING btree (endpoint_hash) WHERE (ended_at IS NULL)

-- Bodies, branches and teams. Those with a response live no longer than it; a temporary branch always has one. Dissolved, never deleted.
table organisations.organisation (
  id uuid not null,
  response_id uuid,
  parent_id uuid,
  name text not null,
  kind text not null,
  area_id bigint not null,
  duties text,
  body_id text,
  born_on date not null,
  dissolved_on date,
  dissolved_why text,
  constraint organisation_pk PRIMARY KEY (id),
  constraint organisation_parent_fk FOREIGN KEY (parent_id) REFERENCES organisations.organisation(id),
  constraint organisation_kind_known CHECK ((kind = ANY (ARRAY['body'::text, 'commandGroup'::text, 'office'::text, 'committee'::text, 'generalBranch'::text, 'branch'::text, 'temporaryBranch'::text, 'league'::text, 'pioneers'::text, 'commando'::text, 'vanguard'::text, 'volunteer'::text]))),
  constraint organisation_name_filled CHECK ((name <> ''::text)),
  constraint organisation_span CHECK ((dissolved_on >= born_on)),
  constraint organisation_temporary CHECK (((kind <> 'temporaryBranch'::text) OR (response_id IS NOT NULL)))
)
CREATE INDEX organisation_area ON organisations.organisation USING btree (area_id)
CREATE UNIQUE INDEX organisation_name_once ON organisations.organisation USING btree (response_id, parent_id, area_id, name) NULLS NOT DISTINCT WHERE (dissolved_on IS NULL)
CREATE INDEX organisation_parent ON organisations.organisation USING btree (parent_id)
policy organisation_door for SELECT to muster_app using ((current_setting('muster.door'::text, true) = 'on'::text)) with check (-)
policy organisation_owner for ALL to owner using (true) with check (true)
policy organisation_scope for ALL to muster_app using (((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (id = ANY ((string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[])) OR (parent_id = ANY ((string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[])))) with check (-)

-- Versions of people: name, numbers, phone and address are in `sealed`, bound to person_id. The row without superseded_at is the one that holds; registered_at stays through corrections.
table people.person (
  precinct_id bigint not null,
  id uuid not null,
  person_id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  household_number text,
  organisation_id uuid,
  document text not null,
  sealed bytea not null,
  key_id uuid not null,
  identity_key bytea not null,
  mobile_key bytea,
  command_id uuid not null,
  registered_at timestamp with time zone not null,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  superseded_at timestamp with time zone,
  merged_into uuid,
  name_marks integer[],
  constraint person_pk PRIMARY KEY (precinct_id, id)
)
CREATE INDEX person_area ON people.person USING btree (response_id, area_id, id) WHERE (superseded_at IS NULL)
CREATE INDEX person_by_precinct ON people.person USING btree (precinct_id, response_id, registered_at DESC, id DESC) WHERE (superseded_at IS NULL)
CREATE INDEX person_by_registration ON people.person USING btree (response_id, registered_at DESC, id DESC) WHERE (superseded_at IS NULL)
CREATE INDEX person_identity ON people.person USING btree (response_id, identity_key)
CREATE UNIQUE INDEX person_identity_once ON people.person USING btree (precinct_id, response_id, identity_key) WHERE (superseded_at IS NULL)
CREATE INDEX person_mobile ON people.person USING btree (response_id, mobile_key) WHERE (mobile_key IS NOT NULL)
CREATE INDEX person_name_marks ON people.person USING gin (name_marks) WITH (fastupdate=off) WHERE (superseded_at IS NULL)
CREATE UNIQUE INDEX person_one_version ON people.person USING btree (precinct_id, person_id) WHERE (superseded_at IS NULL)
CREATE INDEX person_organisation ON people.person USING btree (organisation_id) WHERE (organisation_id IS NOT NULL)
CREATE INDEX person_versions ON people.person USING btree (person_id)
CREATE INDEX person_without_marks ON people.person USING btree (response_id, area_id, id) WHERE ((superseded_at IS NULL) AND (name_marks IS NULL))
policy person_owner for ALL to owner using (true) with check (true)
policy person_scope for ALL to muster_app using (((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (organisation_id = ANY ((string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[])))) with check (-)

-- People who stand, by home, body, hour of registering and kind of document; written with the rows.
table people.person_tally (
  precinct_id bigint not null,
  response_id uuid not null,
  area_id bigint not null,
  organisation_id uuid not null,
  hour timestamp with time zone not null,
  document text not null,
  n bigint not null,
  constraint person_tally_pk PRIMARY KEY (precinct_id, response_id, area_id, organisation_id, hour, document),
  constraint person_tally_not_negative CHECK ((n >= 0))
)
CREATE INDEX person_tally_by_response ON people.person_tally USING btree (response_id, area_id)
policy person_tally_owner for ALL to owner using (true) with check (true)
policy person_tally_scope for ALL to muster_app using (((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (organisation_id = ANY ((string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[])))) with check (-)

-- Keys that seal personal data, one per response, class and day, wrapped by the master key. Destroying the key is destroying the data.
table platform.data_key (
  id uuid not null,
  response_id uuid not null,
  class text not null,
  day date not null,
  wrapped bytea,
  created_at timestamp with time zone not null,
  destroyed_at timestamp with time zone,
  constraint data_key_once UNIQUE (response_id, class, day),
  constraint data_key_pk PRIMARY KEY (id),
  constraint data_key_destroyed CHECK (((wrapped IS NULL) = (destroyed_at IS NOT NULL)))
)

-- Figures of hours that are closed, by local day: by each dimension, by each two (part and other) and by the hour; with the post among them in the post's area, otherwise in the whole precinct. `figure` names the definition too.
table platform.day_sum (
  precinct_id bigint not null,
  response_id uuid not null,
  figure text not null,
  dimension text not null,
  day date not null,
  area_id bigint not null,
  part text not null,
  value numeric not null,
  other text not null,
  constraint day_sum_pk PRIMARY KEY (response_id, figure, dimension, day, precinct_id, area_id, part, other)
)
policy day_sum_owner for ALL to owner using (true) with check (true)
policy day_sum_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- Entries of one commit: Merkle root over them, chained to the block before by hash.
table platform.ledger_block (
  id uuid not null,
  seq bigint not null,
  previous_hash bytea not null,
  root bytea not null,
  count integer not null,
  hash bytea not null,
  leaves bytea not null,
  sealed_at timestamp with time zone not null,
  constraint ledger_block_seq_unique UNIQUE (seq),
  constraint ledger_block_pk PRIMARY KEY (id),
  constraint ledger_block_leaf_each CHECK ((octet_length(leaves) = (32 * count))),
  constraint ledger_block_not_empty CHECK ((count > 0))
)

-- Every command accepted or refused, and every read of sensitive fields. Also the receipt that makes replays harmless. Never updated.
table platform.ledger_entry (
  id uuid not null,
  action text not null,
  actor_id uuid,
  device_id uuid,
  area_id bigint,
  response_id uuid,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  outcome text not null,
  input text not null,
  sealed bytea,
  key_id uuid,
  problem text,
  result text,
  records text,
  events text,
  concerns uuid[],
  block_id uuid not null,
  position integer not null,
  constraint ledger_entry_pk PRIMARY KEY (id),
  constraint ledger_entry_outcome_known CHECK ((outcome = ANY (ARRAY['accepted'::text, 'refused'::text, 'read'::text])))
)
CREATE INDEX ledger_entry_block ON ONLY platform.ledger_entry USING btree (block_id)
CREATE INDEX ledger_entry_concerns ON ONLY platform.ledger_entry USING gin (concerns) WHERE (concerns IS NOT NULL)
policy ledger_entry_desk for ALL to muster_app using ((current_setting('muster.desk'::text, true) = 'on'::text)) with check ((current_setting('muster.desk'::text, true) = 'on'::text))
policy ledger_entry_owner for ALL to owner using (true) with check (true)
policy ledger_entry_scope for SELECT to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check (-)

-- The end of the chain: one row, locked for the last statement of each commit.
table platform.ledger_head (
  id integer not null,
  seq bigint not null,
  hash bytea not null,
  constraint ledger_head_pk PRIMARY KEY (id),
  constraint ledger_head_single CHECK ((id = 1))
)

-- Settings that live with the data: the address book of keys, the installation id.
table platform.setting (
  name text not null,
  value text not null,
  constraint setting_pk PRIMARY KEY (name)
)

-- Up to which hour a figure's sums stand in day_sum. What comes in later for such an hour is written down as late.
table platform.sum_mark (
  figure text not null,
  closed_until timestamp with time zone not null,
  constraint sum_mark_pk PRIMARY KEY (figure)
)

-- A frozen report: its text, its figures and the hash of both. Never changed; a new freeze is a new version.
table reports.report (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  command_id uuid not null,
  version integer not null,
  title text not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone,
  as_of timestamp with time zone not null,
  content text not null,
  content_hash text not null,
  frozen_by uuid not null,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  constraint report_version_once UNIQUE (precinct_id, response_id, area_id, version),
  constraint report_pk PRIMARY KEY (precinct_id, id),
  constraint report_hash_is_sha256 CHECK ((content_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint report_of_the_past CHECK ((as_of <= received_at)),
  constraint report_span CHECK ((until_at > from_at)),
  constraint report_version_counts CHECK ((version > 0))
)
CREATE INDEX report_by_hash ON reports.report USING btree (content_hash text_pattern_ops)
CREATE INDEX report_by_response ON reports.report USING btree (response_id, received_at DESC, id DESC)
policy report_owner for ALL to owner using (true) with check (true)
policy report_scope for ALL to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))

-- Who decides in a response, at one place, with their offices and duties; names are sealed, bound to the id of the command that set them. Setting it anew supersedes.
table responses.command_group (
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  area_end bigint not null,
  members jsonb not null,
  sealed bytea,
  key_id uuid,
  command_id uuid not null,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  superseded_at timestamp with time zone,
  constraint command_group_pk PRIMARY KEY (id),
  constraint command_group_response_fk FOREIGN KEY (response_id) REFERENCES responses.response(id),
  constraint command_group_sealed_whole CHECK (((sealed IS NULL) = (key_id IS NULL)))
)
CREATE UNIQUE INDEX command_group_one_at_a_time ON responses.command_group USING btree (response_id, area_id) WHERE (superseded_at IS NULL)
policy command_group_add for INSERT to muster_app using (-) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))
policy command_group_change for UPDATE to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check (-)
policy command_group_owner for ALL to owner using (true) with check (true)
policy command_group_read for SELECT to muster_app using (((int8range(area_id, area_end) && (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (NULLIF(current_setting('muster.organisations'::text, true), ''::text) IS NOT NULL))) with check (-)

-- A meeting of the command group; what it decided stands in responses.task.
table responses.meeting (
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  area_end bigint not null,
  title text not null,
  place text,
  chaired_by text not null,
  present integer,
  held_at timestamp with time zone not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint meeting_pk PRIMARY KEY (id),
  constraint meeting_response_fk FOREIGN KEY (response_id) REFERENCES responses.response(id),
  constraint meeting_present_some CHECK ((present > 0))
)
CREATE INDEX meeting_by_response ON responses.meeting USING btree (response_id, held_at DESC)
policy meeting_add for INSERT to muster_app using (-) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))
policy meeting_change for UPDATE to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check (-)
policy meeting_owner for ALL to owner using (true) with check (true)
policy meeting_read for SELECT to muster_app using (((int8range(area_id, area_end) && (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (NULLIF(current_setting('muster.organisations'::text, true), ''::text) IS NOT NULL))) with check (-)

-- One emergency from its opening to its close, with its playbook and rule pack as they were then. area_end: where the area's span of ids ends.
table responses.response (
  id uuid not null,
  area_id bigint not null,
  area_end bigint not null,
  name text not null,
  level text not null,
  stage text not null,
  playbook_id text not null,
  playbook jsonb not null,
  rule_pack_id text not null,
  rule_pack jsonb not null,
  opened_by uuid not null,
  opened_at timestamp with time zone not null,
  closed_by uuid,
  closed_at timestamp with time zone,
  close_reason text,
  constraint response_pk PRIMARY KEY (id),
  constraint response_closed_after_opened CHECK ((closed_at > opened_at)),
  constraint response_closed_whole CHECK ((((closed_at IS NULL) = (closed_by IS NULL)) AND ((closed_at IS NULL) = (close_reason IS NULL)))),
  constraint response_name_filled CHECK ((name <> ''::text)),
  constraint response_stage_known CHECK ((stage = ANY (ARRAY['preparing'::text, 'responding'::text, 'stagedLift'::text, 'recovering'::text])))
)
CREATE UNIQUE INDEX response_name_once ON responses.response USING btree (area_id, name) WHERE (closed_at IS NULL)
policy response_add for INSERT to muster_app using (-) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))
policy response_change for UPDATE to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check (-)
policy response_owner for ALL to owner using (true) with check (true)
policy response_read for SELECT to muster_app using (((int8range(area_id, area_end) && (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (NULLIF(current_setting('muster.organisations'::text, true), ''::text) IS NOT NULL))) with check (-)

-- A decision of a meeting as a task, with its owner and deadline, until it is settled.
table responses.task (
  id uuid not null,
  response_id uuid not null,
  precinct_id bigint not null,
  area_id bigint not null,
  area_end bigint not null,
  meeting_id uuid not null,
  decision text not null,
  owner text not null,
  due_at timestamp with time zone not null,
  given_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  settled_by uuid,
  outcome text,
  constraint task_pk PRIMARY KEY (id),
  constraint task_meeting_fk FOREIGN KEY (meeting_id) REFERENCES responses.meeting(id),
  constraint task_response_fk FOREIGN KEY (response_id) REFERENCES responses.response(id),
  constraint task_settled_whole CHECK (((settled_at IS NULL) = (outcome IS NULL)))
)
CREATE INDEX task_by_response ON responses.task USING btree (response_id, due_at)
policy task_add for INSERT to muster_app using (-) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))
policy task_change for UPDATE to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check (-)
policy task_owner for ALL to owner using (true) with check (true)
policy task_read for SELECT to muster_app using (((int8range(area_id, area_end) && (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (NULLIF(current_setting('muster.organisations'::text, true), ''::text) IS NOT NULL))) with check (-)

-- What happened in a response, as its timeline shows it; command_id leads to the ledger. Never changed.
table responses.timeline_entry (
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  area_end bigint not null,
  kind text not null,
  facts jsonb not null,
  reason text,
  done_by uuid not null,
  command_id uuid not null,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  constraint timeline_entry_pk PRIMARY KEY (id),
  constraint timeline_entry_response_fk FOREIGN KEY (response_id) REFERENCES responses.response(id)
)
CREATE INDEX timeline_entry_by_time ON responses.timeline_entry USING btree (response_id, received_at DESC, id DESC)
policy timeline_entry_add for INSERT to muster_app using (-) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))
policy timeline_entry_change for UPDATE to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check (-)
policy timeline_entry_owner for ALL to owner using (true) with check (true)
policy timeline_entry_read for SELECT to muster_app using (((int8range(area_id, area_end) && (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (NULLIF(current_setting('muster.organisations'::text, true), ''::text) IS NOT NULL))) with check (-)

-- Told up the tree that work is overdue: rung 1 is one level above who owes it. due_step: the step that set the deadline, so that a new deadline is told anew. Never changed.
table work.escalation (
  precinct_id bigint not null,
  id uuid not null,
  work_id uuid not null,
  due_step integer not null,
  rung integer not null,
  response_id uuid not null,
  area_id bigint not null,
  organisation_id uuid,
  to_area_id bigint not null,
  to_organisation_id uuid,
  due_at timestamp with time zone not null,
  command_id uuid not null,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  constraint escalation_once UNIQUE (precinct_id, work_id, due_step, rung),
  constraint escalation_pk PRIMARY KEY (precinct_id, id),
  constraint escalation_work_fk FOREIGN KEY (precinct_id, work_id) REFERENCES work.item(precinct_id, id)
)
CREATE INDEX escalation_by_response ON work.escalation USING btree (response_id, received_at DESC, id DESC)
policy escalation_owner for ALL to owner using (true) with check (true)
policy escalation_scope for ALL to muster_app using (((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (organisation_id = ANY ((string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[])))) with check (-)

-- A piece of work: what kind (kind, subject_id), who owes it (a body, an account, or whoever leads the area), by when. What stands above state is as it was opened and never changes; the rest follows its last step. tell_at: when the next rung above is told that it is overdue.
table work.item (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  kind text not null,
  subject_id uuid not null,
  plan_id uuid,
  title text not null,
  owner text not null,
  organisation_id uuid,
  user_id uuid,
  checked boolean not null,
  proof text not null,
  rungs integer[] not null,
  first_due_at timestamp with time zone not null,
  command_id uuid not null,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  state text not null,
  step integer not null,
  due_step integer not null,
  due_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  finished_by uuid,
  closed_at timestamp with time zone,
  checked_by uuid,
  looked_again_at timestamp with time zone,
  rung integer not null,
  tell_at timestamp with time zone,
  superseded_at timestamp with time zone,
  constraint item_once UNIQUE (precinct_id, kind, subject_id, first_due_at),
  constraint item_pk PRIMARY KEY (precinct_id, id),
  constraint item_state_reached FOREIGN KEY (precinct_id, id, step, state) REFERENCES work.step(precinct_id, work_id, number, to_state),
  constraint item_checked_by_another CHECK ((checked_by <> finished_by)),
  constraint item_closed_by_check CHECK (((state <> 'closed'::text) OR (NOT checked) OR (checked_by IS NOT NULL))),
  constraint item_closed_whole CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL))),
  constraint item_deadline_ahead CHECK ((first_due_at > made_at)),
  constraint item_finished_whole CHECK ((((state = ANY (ARRAY['done'::text, 'closed'::text])) = (finished_at IS NOT NULL)) AND ((finished_at IS NULL) = (finished_by IS NULL)))),
  constraint item_not_checked_by_owner CHECK ((checked_by <> user_id)),
  constraint item_owner_filled CHECK ((owner <> ''::text)),
  constraint item_proof_known CHECK ((proof = ANY (ARRAY['none'::text, 'photo'::text]))),
  constraint item_tells_when_due CHECK (((tell_at IS NULL) OR (state = 'due'::text))),
  constraint item_title_filled CHECK ((title <> ''::text)),
  constraint item_withdrawn_whole CHECK (((state = 'withdrawn'::text) = (superseded_at IS NOT NULL)))
)
CREATE INDEX item_by_due ON work.item USING btree (response_id, state, due_at, id)
CREATE INDEX item_by_owner ON work.item USING btree (organisation_id, state, due_at) WHERE (organisation_id IS NOT NULL)
CREATE INDEX item_by_plan ON work.item USING btree (plan_id) WHERE (plan_id IS NOT NULL)
CREATE INDEX item_by_precinct ON work.item USING btree (precinct_id, response_id, state, due_at, id)
CREATE INDEX item_by_subject ON work.item USING btree (subject_id)
CREATE INDEX item_by_user ON work.item USING btree (user_id, state, due_at) WHERE (user_id IS NOT NULL)
CREATE INDEX item_to_tell ON work.item USING btree (tell_at) WHERE (tell_at IS NOT NULL)
policy item_owner for ALL to owner using (true) with check (true)
policy item_scope for ALL to muster_app using (((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (organisation_id = ANY ((string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[])))) with check (-)

-- Photos as proof: sealed, bound to the id of the command that brought them, gone with their key. subject_id: the work or record they show; digest: SHA-256 of the picture. Never changed.
table work.photo (
  precinct_id bigint not null,
  id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  organisation_id uuid,
  subject_id uuid not null,
  format text not null,
  bytes integer not null,
  digest bytea not null,
  sealed bytea not null,
  key_id uuid not null,
  added_by uuid not null,
  command_id uuid not null,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  constraint photo_pk PRIMARY KEY (precinct_id, id),
  constraint photo_format_known CHECK ((format = ANY (ARRAY['jpeg'::text, 'png'::text, 'webp'::text]))),
  constraint photo_not_too_large CHECK (((bytes > 0) AND (bytes <= 1000000)))
)
CREATE INDEX photo_by_subject ON work.photo USING btree (subject_id)
policy photo_owner for ALL to owner using (true) with check (true)
policy photo_scope for ALL to muster_app using (((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (organisation_id = ANY ((string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[])))) with check (-)

-- One move of one piece of work: who, when, with which photos and field record. due_at: the deadline that holds from here; finished_at: when it was put right. Never changed.
table work.step (
  precinct_id bigint not null,
  id uuid not null,
  work_id uuid not null,
  response_id uuid not null,
  area_id bigint not null,
  organisation_id uuid,
  number integer not null,
  before integer,
  move text not null,
  from_state text,
  to_state text not null,
  done_by uuid not null,
  note text,
  photos uuid[] not null,
  record_id uuid,
  due_at timestamp with time zone,
  finished_at timestamp with time zone,
  command_id uuid not null,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  constraint step_once UNIQUE (precinct_id, work_id, number),
  constraint step_reached UNIQUE (precinct_id, work_id, number, to_state),
  constraint step_pk PRIMARY KEY (precinct_id, id),
  constraint step_follows FOREIGN KEY (precinct_id, work_id, before, from_state) REFERENCES work.step(precinct_id, work_id, number, to_state),
  constraint step_begins CHECK (((before IS NULL) = (from_state IS NULL))),
  constraint step_knows_finish CHECK (((to_state = ANY (ARRAY['done'::text, 'closed'::text])) = (finished_at IS NOT NULL))),
  constraint step_move_possible CHECK ((((((COALESCE(from_state, ''::text) || '>'::text) || move) || '>'::text) || to_state) = ANY (ARRAY['>open>due'::text, 'due>handOn>due'::text, 'due>finish>done'::text, 'due>settle>closed'::text, 'done>pass>closed'::text, 'done>sendBack>due'::text, 'closed>confirm>closed'::text, 'closed>reopen>due'::text, 'due>withdraw>withdrawn'::text]))),
  constraint step_numbered CHECK (((number >= 1) AND ((number = 1) = (before IS NULL)) AND ((before IS NULL) OR (before = (number - 1))))),
  constraint step_sets_deadline CHECK (((to_state = 'due'::text) = (due_at IS NOT NULL)))
)
policy step_owner for ALL to owner using (true) with check (true)
policy step_scope for ALL to muster_app using (((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (organisation_id = ANY ((string_to_array(NULLIF(current_setting('muster.organisations'::text, true), ''::text), ','::text))::uuid[])))) with check (-)

-- An area at a level under a measure, by which rule pack and order. Ended by until_at, never removed. Approver and legal reference: where a prohibition was set aside.
table zones.zone (
  id uuid not null,
  response_id uuid not null,
  precinct_id bigint not null,
  area_id bigint not null,
  area_end bigint not null,
  level text not null,
  measure text not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone,
  new_case_on date,
  rule text not null,
  order_title text not null,
  order_number text not null,
  order_signed_by text not null,
  order_signed_on date not null,
  reason text not null,
  approver text,
  legal_reference text,
  changed_by uuid not null,
  received_at timestamp with time zone not null,
  ended_by uuid,
  end_reason text,
  constraint zone_one_at_a_time EXCLUDE USING gist (response_id WITH =, area_id WITH =, tstzrange(from_at, until_at) WITH &&),
  constraint zone_pk PRIMARY KEY (id),
  constraint zone_until_after_from CHECK ((until_at > from_at))
)
CREATE INDEX zone_by_response ON zones.zone USING btree (response_id, area_id)
policy zone_change for UPDATE to muster_app using ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange)) with check (-)
policy zone_owner for ALL to owner using (true) with check (true)
policy zone_read for SELECT to muster_app using (((int8range(area_id, area_end) && (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange) OR (NULLIF(current_setting('muster.organisations'::text, true), ''::text) IS NOT NULL))) with check (-)
policy zone_write for INSERT to muster_app using (-) with check ((area_id <@ (NULLIF(current_setting('muster.scope'::text, true), ''::text))::int8multirange))
