// The parts of the text report, each a function that writes its part onto the page.
#pragma once

#include <map>
#include <string>

#include "model/report.h"
#include "report/page.h"
#include "report/report_text.h"

namespace assay {

using FindingsById = std::map<std::string, const Finding*, std::less<>>;
FindingsById findings_by_id(const Report& report);

void put_unseen(Page& page, const Report& report);
void put_encryption(Page& page, const Report& report);
void put_ccis(Page& page, const Report& report);
void put_conflicts(Page& page, const Report& report);
void put_duties(Page& page, const Report& report);
void put_findings(Page& page, const Report& report, bool all);

/// "AES", "openssl 3.0.15".
std::string subject_of(const Finding& finding);
/// "data.tar!/usr/lib/libx.so @ 0x1a2340", without the offset where there is none.
std::string place_of(const Evidence& evidence);
/// "key bits 128, 256; modes GCM".
std::string parameters_in_words(const Object& parameters);
/// The colour of an obligation's status or a verdict.
Tone tone_of(const std::string& status);
/// "needs_human_answer" -> "needs an answer".
std::string status_in_words(const std::string& status);

}  // namespace assay
