-- A procurator is appointed to a unit whose cases they supervise; with that appointment came
-- whatever is read by the unit. What the agency keeps about itself is closed to them here.

CREATE FUNCTION supervision_from_outside() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT NOT EXISTS (SELECT 1 FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id
     AND ap.role NOT IN ('kiem_sat_vien', 'uy_ban_kiem_tra')
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
   WHERE a.id = thads_account() AND a.is_active)
$$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['staffing_quota', 'staffing_support',
                              'supervision_plannedinspection'] LOOP
    EXECUTE format('CREATE POLICY not_for_outsiders ON %I AS RESTRICTIVE FOR SELECT '
      || 'TO thads_app USING (NOT (SELECT supervision_from_outside()))', name);
  END LOOP;
END $$;

-- Nor do they own the agency: with its numbers they could leave gaps in its registers. The
-- newest whole text of this function.
CREATE OR REPLACE FUNCTION thads_own_agencies() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT home.agency_id), '{}')
    FROM agencies_account a
    JOIN agencies_appointment ap ON ap.account_id = a.id
     AND ap.role NOT IN ('kiem_sat_vien', 'uy_ban_kiem_tra')
     AND current_date BETWEEN ap.valid_from AND coalesce(ap.valid_to, 'infinity')
    JOIN agencies_unit home ON home.id = ap.unit_id
   WHERE a.id = thads_account() AND a.is_active
$$;
