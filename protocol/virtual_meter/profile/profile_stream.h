// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/dlms/server/object_server.h"
#include "protocol/virtual_meter/profile/profile_selection.h"

/// The buffer of a profile as it is read: rows go from the log into the answer one by one, and no copy of the log is
/// made. Which rows these are was settled when the client asked; entries that come later are not among them. When the
/// log is emptied meanwhile, or overtakes a reader so slow that an entry not yet sent gives way to a new one, the value
/// ends as lost: the client gets long-get-aborted, never a row that was not there. Lives as long as the answer; the
/// meter must outlive it.
namespace meterbench::protocol::virtual_meter {

enum class RowForm : std::uint8_t {
    Whole, ///< attribute 2: every value in full
    Shortened ///< attribute −2: null-data and differences for what follows from the row before
};

class ProfileStream : public dlms::ValueSource {
public:
    ProfileStream(const device::Meter& meter, ProfileLog log, ProfileSelection selection, RowForm form);

    [[nodiscard]] Supply supply(Bytes& out, std::size_t enough) override;

private:
    void write(Bytes& out);

    ProfileEntries m_log;
    ProfileSelection m_selection;
    RowForm m_form;
    std::uint64_t m_cleared;
    std::uint64_t m_next;
    std::uint32_t m_left;
    std::int64_t m_period; ///< seconds between rows, where they can be left out
    bool m_isOpened = false; ///< the number of rows is out
    bool m_hasBefore = false; ///< and so is a row
    StampWriter m_stamps;
    std::vector<std::int64_t> m_values;
    std::vector<std::int64_t> m_before;
    Bytes m_row;
};

} // namespace meterbench::protocol::virtual_meter
