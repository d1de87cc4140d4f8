// The duties, for a lawyer: today's law first, then the two seed documents; in each what binds,
// what waits for an answer, what no longer holds.
#include <algorithm>

#include "report/duty_text.h"

namespace assay {
namespace {

bool decided(const std::string& status) {
  return status == "silent" || status == "not_required" || status == "voluntary";
}

class Duties {
 public:
  Duties(const Voice& say, const Report& report, bool full)
      : say_(say), report_(report), findings_(findings_by_id(report)), full_(full) {}

  void put_view(const std::string& view) {
    const DutyPage at{say_, report_, findings_, full_};
    const auto groups = duty_groups(report_, view);
    put_overview(groups);
    bool removed = false;
    for (const auto& group : groups) {
      const auto& status = group.first().status;
      if (!full_ && decided(status)) continue;
      if (!full_ && status == "removed") {
        if (!removed) say_.page().blank();
        removed = true;
        put_removed_duty(at, group);
      } else {
        put_duty(at, group);
      }
    }
    if (full_) return;
    put_condensed("Voluntary:", groups, "voluntary");
    put_condensed("Does not apply:", groups, "not_required");
    put_condensed("Says nothing on this date:", groups, "silent");
  }

 private:
  // "4 need an answer, 8 are removed": what to expect below.
  void put_overview(const std::vector<DutyGroup>& groups) const {
    say_.paragraph(
        [&](const Tongue& t) {
          Spans spans;
          for (const auto status : kStatuses) {
            std::size_t count = 0;
            for (const auto& group : groups)
              if (group.first().status == status) count += group.entries.size();
            if (count == 0) continue;
            if (!spans.empty()) spans.push_back({t.chinese() ? "，" : ", "});
            const std::string name(status);
            spans.push_back(
                {t.term(name) + std::string(t.colon()) + std::to_string(count), tone_of(name)});
          }
          return spans;
        },
        2, 2);
  }

  void put_condensed(Phrase what, const std::vector<DutyGroup>& groups,
                     const std::string& status) const {
    std::map<std::string, std::vector<const DutyEntry*>> by_scope;
    for (const auto& group : groups)
      for (const auto& entry : group.entries)
        if (entry.duty->status == status) by_scope[scope_of(entry, say_.first())].push_back(&entry);
    if (by_scope.empty()) return;
    say_.page().blank();
    for (const auto& [scope, entries] : by_scope)
      say_.paragraph(
          [&, &entries = entries](const Tongue& t) {
            std::vector<std::string> ids;
            for (const auto* entry : entries) ids.push_back(entry->duty->id);
            return Spans{{t(what)}, {" " + t.list(ids) + scope_of(*entries.front(), t), Tone::dim}};
          },
          2, 4);
  }

  const Voice& say_;
  const Report& report_;
  FindingsById findings_;
  bool full_;
};

std::string checked_to(const Report& report) {
  std::string latest;
  for (const auto& regime : report.regimes) latest = std::max(latest, regime.checked);
  return latest;
}

}  // namespace

void put_duties(const Voice& say, const Report& report, bool full) {
  if (report.obligations.empty()) return;
  Duties duties(say, report, full);
  const auto has = [&report](const char* view) {
    return std::any_of(report.obligations.begin(), report.obligations.end(),
                       [view](const Obligation& duty) { return duty.view == view; });
  };
  const auto dated = [&](Phrase title) {
    return [&report, title](const Tongue& t) { return Spans{{t(title, {report.as_of})}}; };
  };
  if (has("as-of")) {
    say.heading(dated("DUTIES: THE LAW IN FORCE ON {}"), [&](const Tongue& t) {
      const auto latest = checked_to(report);
      return Spans{{latest.empty() ? "" : t("law checked to {}, not after", {latest})}};
    });
    duties.put_view("as-of");
  }
  put_views(say, report);
  if (has("seed")) {
    say.heading(dated("DUTIES: WHAT THE SEED DOCUMENTS STATE ON {}"), [](const Tongue& t) {
      return Spans{{t("not always the law any more: what has ended says so")}};
    });
    duties.put_view("seed");
  }
  put_questions(say, report);
  put_sources(say, report);
}

}  // namespace assay
